// Whether there is a form, a calendar or a chat of another service in the page, which vendors.js knows.

/** What they put onto the window. */
const SIGNS =
  "hbspt HubSpotConversations MktoForms2 wpcf7 gform wpforms elementorFrontend Tawk_API $chatwoot tidioChatApi LiveChatWidget drift olark fcWidget zE embeddedservice_bootstrap";

/** Whether the page shows a sign of them; or this event, if one is given. */
export function signOf(event?: Event): boolean {
  if (event?.type !== "message") return !!event || SIGNS.split(" ").some((it) => it in window);
  const { data } = event as MessageEvent;
  return (
    data?.type === "hsFormCallback" ||
    !!data?.meetingBookSucceeded ||
    /^calendly/.test(`${data?.event}`)
  );
}
