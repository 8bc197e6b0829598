// What vendors.js holds: forms, calendars and chats of other services in the page. Each is asked in the
// way it offers; none is patched, and no callback of the page's own is taken from it.

import { quietly } from "../safe.js";
import type { Part } from "./later.js";
import type { Kit } from "./types.js";

/** How long (ms) after the form itself a service may say that it was submitted: they are one submit. */
const SAME = 30_000;

export const start: Part["start"] = (kit) => {
  const { tell, wants } = kit;
  /** When each form was last told of: some services say it twice. */
  const told = new Map<string, number>();

  const form = (vendor: string, formId: string) => {
    const now = Date.now();
    const recent = (at = 0) => now - at < SAME;
    // A form that is part of the page was seen as it was submitted.
    const known = recent(kit.submitted) || recent(told.get(formId));
    kit.submitted = 0;
    told.set(formId, now);
    if (!known && wants("form")) tell("form_submit", { formId, vendor });
  };
  const meeting = (vendor: string) => tell("meeting_booked", { vendor });
  const chat = (vendor: string) => () => tell("chat", { state: "started", vendor });

  const attach = attachments(kit, form, chat);
  return (what) => {
    const event = what as CustomEvent | undefined;
    if (!event) {
      // Services come when they come.
      for (const [name, join] of attach) {
        const api = (window as unknown as Record<string, unknown>)[name];
        if (api && quietly(() => join(api)) !== false) attach.delete(name);
      }
    } else if (event.type === "message") message(what as MessageEvent, form, meeting);
    else if (event.type === "wpcf7mailsent") {
      form("contact-form-7", `${event.detail.unitTag ?? event.detail.id}`);
    } else form("hubspot", `hsForm_${event.detail.formId}`);
  };
};

type Tells = (vendor: string, id: string) => void;

/** Hears what a frame of a service says to the page; whoever else says it is not believed. */
function message(
  { data, origin, source }: MessageEvent,
  form: Tells,
  meeting: (vendor: string) => void,
) {
  const { hostname } = new URL(origin);
  const from = (...hosts: string[]) =>
    hosts.some((it) => hostname === it || hostname.endsWith(`.${it}`));
  const hubspot = from("hubspot.com", "hsforms.com", "hsforms.net", "hubspotpagebuilder.com");
  if (data.type === "hsFormCallback" && data.eventName === "onFormSubmitted") {
    // Its script in the page says it as well.
    if (hubspot || origin === location.origin) form("hubspot", `hsForm_${data.id}`);
  } else if (data.meetingBookSucceeded) {
    // A customer may have the calendar at an address of their own.
    const frames = document.querySelectorAll<HTMLIFrameElement>(
      ".meetings-iframe-container iframe",
    );
    if (hubspot || [...frames].some((it) => it.contentWindow === source)) meeting("hubspot");
  } else if (data.event === "calendly.event_scheduled" && from("calendly.com")) {
    meeting("calendly");
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what services put onto the window, as they document it.
type Join = (api: any) => unknown;

/** By the name on the window, what joins in; it gives `false` if the service is not ready for it. */
function attachments(
  { on, signal }: Kit,
  form: Tells,
  chat: (vendor: string) => () => void,
): Map<string, Join> {
  /** Runs it quietly, unless capture has stopped: a service cannot be left. */
  const safe =
    (run: (...args: never[]) => void) =>
    (...args: unknown[]) => {
      quietly(() => signal.aborted || run(...(args as never[])));
    };
  // These are events of the page, and need no joining.
  on("tawkChatStarted", chat("tawk"));
  on("chatwoot:on-start-conversation", chat("chatwoot"));
  on("tidioChat-conversationStart", chat("tidio"));
  on("onEmbeddedMessagingConversationStarted", chat("salesforce"));

  return new Map<string, Join>([
    [
      "MktoForms2",
      (it) =>
        it.whenReady(
          safe((one: { getId(): unknown; onSuccess(run: () => boolean): void }) => {
            one.onSuccess(() => {
              safe(() => form("marketo", `mktoForm_${one.getId()}`))();
              // It goes on as if nobody had asked.
              return true;
            });
          }),
        ),
    ],
    [
      "jQuery",
      (jQuery) => {
        const say = (name: string, vendor: string, idOf: (event: Event, id: never) => unknown) =>
          jQuery(document).on(
            name,
            safe((event: Event, id: never) => form(vendor, `${idOf(event, id)}`)),
          );
        const own = ({ target }: Event) => (target as Element).getAttribute("id") ?? "";
        say("gform_confirmation_loaded", "gravity-forms", (_, id) => `gform_${id}`);
        say("wpformsAjaxSubmitSuccess", "wpforms", own);
        say("submit_success", "elementor", own);
      },
    ],
    ["HubSpotConversations", (it) => it.on("conversationStarted", safe(chat("hubspot")))],
    ["drift", (it) => (it.on ? it.on("startConversation", safe(chat("drift"))) : false)],
    ["olark", (it) => it("api.chat.onBeginConversation", safe(chat("olark")))],
    ["zE", (it) => it("messenger:on", "conversationStarted", safe(chat("zendesk")))],
    ["fcWidget", (it) => it.on("message:sent", safe(once(chat("freshchat"))))],
    [
      "LiveChatWidget",
      (it) => {
        const started = once(chat("livechat"));
        return it.on(
          "new_event",
          safe(({ author }: { author?: { type?: string } }) => {
            if (author?.type === "customer") started();
          }),
        );
      },
    ],
  ]);
}

/** Of the words of one chat the first begins it. */
function once(run: () => void) {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}
