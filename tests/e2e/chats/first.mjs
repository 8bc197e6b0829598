// The stand-ins of Crisp, Intercom, HubSpot, Chatwoot, Zendesk, LiveChat and tawk.to; fakes.mjs says what each is.

export const first = {
  crisp: {
    id: "5b7a-crisp",
    url: "https://client.crisp.chat/l.js",
    client: `import { Crisp } from "crisp-sdk-web";
      Crisp.configure("5b7a-crisp"); Crisp.chat.onChatOpened(() => window.fake.own.add("opened"));`,
    script(fake) {
      const queue = window.$crisp;
      const act = ([verb, what, args]) => {
        if (verb === "on") return fake.on(what, args);
        if (verb === "off") return void delete fake.hears[what];
        if (what === "chat:open") return fake.open();
        if (what === "chat:close") return fake.close();
        if (what === "session:data") return fake.set(Object.fromEntries(args[0]));
        if (what === "message:text") fake.draft = args[0];
        if (what === "message:show") fake.greeting = args[1];
      };
      fake.tells = {
        opened: () => fake.say("chat:opened"),
        closed: () => fake.say("chat:closed"),
        visitor: (text) => fake.say("message:sent", { content: text }),
        team: (text) => fake.say("message:received", { content: text }),
      };
      fake.ready(() => {
        window.$crisp = {
          push: act,
          is: (what) => what === "chat:visible" || (what === "chat:opened" && fake.isOpen),
          get: (what) => (what === "session:identifier" ? "session_1" : null),
        };
        queue.forEach(act);
        fake.say("session:loaded");
      });
    },
  },
  intercom: {
    id: "ab12cd",
    url: "https://widget.intercom.io/widget/ab12cd",
    client: `import Intercom, { onShow } from "@intercom/messenger-js-sdk";
      Intercom({ app_id: "ab12cd" }); onShow(() => window.fake.own.add("opened"));`,
    script(fake) {
      const { q } = window.Intercom;
      if (window.intercomSettings.app_id !== "ab12cd") throw new Error("no app id");
      const act = (method, arg) => {
        if (/^on/.test(method)) return fake.on(method, arg);
        if (method === "show" || method === "showNewMessage") {
          if (arg) fake.draft = arg;
          return fake.open();
        }
        if (method === "hide") return fake.close();
        if (method === "update") fake.set(arg);
      };
      let unread = 0;
      fake.tells = {
        opened: () => fake.say("onShow"),
        closed: () => fake.say("onHide"),
        visitor() {},
        team: () => fake.say("onUnreadCountChange", ++unread),
      };
      fake.ready(() => {
        window.Intercom = act;
        for (const args of q) act(...args);
      });
    },
  },
  hubspot: {
    id: 4711,
    url: "https://js.hs-scripts.com/4711.js",
    page: `window.hsConversationsOnReady = [() => window.HubSpotConversations.on("conversationStarted", () =>
        window.fake.own.add("message"))];`,
    fields: { score: "lead_intent_score" },
    script(fake) {
      fake.tells = {
        opened: () => fake.say("userInteractedWithWidget", {}),
        closed: () => fake.say("widgetClosed", {}),
        visitor: () => fake.say("conversationStarted", { conversation: { conversationId: 1 } }),
        team: () => fake.say("unreadConversationCountChanged", { unreadCount: 1 }),
      };
      fake.ready(() => {
        let loaded = false;
        const need = () => {
          loaded ||= fake.isOpen;
          if (!loaded) throw new Error("the widget is not loaded");
        };
        window.HubSpotConversations = {
          on: fake.on,
          widget: {
            status: () => ({ loaded, pending: false }),
            load({ widgetOpen } = {}) {
              loaded = true;
              if (widgetOpen) fake.open();
            },
            open: () => [need(), fake.open()],
            close: () => [need(), fake.close()],
          },
        };
        const push = ([verb, values]) => verb === "identify" && fake.set(values);
        for (const it of window._hsq ?? []) push(it);
        window._hsq = { push };
        for (const run of window.hsConversationsOnReady ?? []) run();
      });
    },
  },
  chatwoot: {
    id: "token-1",
    url: "https://app.chatwoot.com/packs/js/sdk.js",
    page: `window.chatwootSettings = { position: "left" };`,
    after: `window.chatwootSDK.run({ websiteToken: "token-1", baseUrl: "https://app.chatwoot.com" });`,
    script(fake) {
      fake.tells = {
        opened: () => fake.dispatch("chatwoot:opened"),
        closed: () => fake.dispatch("chatwoot:closed"),
        visitor: (content) => fake.dispatch("chatwoot:on-message", { content, message_type: 0 }),
        team: (content) => fake.dispatch("chatwoot:on-message", { content, message_type: 1 }),
      };
      window.chatwootSDK = {
        run({ websiteToken }) {
          if (websiteToken !== "token-1") throw new Error("whose token is this?");
          window.$chatwoot = {
            hasLoaded: false,
            isOpen: false,
            toggle(state) {
              // Before its frame is there nobody hears it.
              if (window.$chatwoot.hasLoaded) fake[state]();
            },
            setCustomAttributes(values) {
              if (!values || !Object.keys(values).length) throw new Error("nothing to set");
              if (window.$chatwoot.hasLoaded) fake.set(values);
            },
          };
          fake.ready(() => {
            window.$chatwoot.hasLoaded = true;
            fake.dispatch("chatwoot:ready");
          });
        },
      };
    },
  },
  zendesk: {
    id: "key-1",
    url: "https://static.zdassets.com/ekr/snippet.js?key=key-1",
    scriptId: "ze-snippet",
    fields: { stage: "36001", score: "36002" },
    names: { stage: "36001", score: "36002", reason_1: null, first_touch: null, pages_seen: null },
    script(fake) {
      if (!document.getElementById("ze-snippet"))
        throw new Error("the snippet does not find itself");
      fake.tells = {
        opened: () => fake.say("open", { type: "open" }),
        closed: () => fake.say("close", { type: "close" }),
        visitor: () => fake.say("conversationStarted", {}),
        team: () => fake.say("unreadMessages", 1),
      };
      fake.ready(() => {
        window.zE = (topic, what, value) => {
          if (topic === "messenger:on") return fake.on(what, value);
          if (topic === "messenger" && what === "open") return fake.open();
          if (topic === "messenger" && what === "close") return fake.close();
          if (what === "conversationTags") fake.set({ tags: value.join(" ") });
          if (what === "conversationFields") {
            for (const { id, value: it } of value) fake.set({ [id]: it });
          }
        };
      });
    },
  },
  livechat: {
    id: 1520,
    url: "https://cdn.livechatinc.com/tracking.js",
    client: `import { createWidget } from "@livechat/widget-core";
      const widget = createWidget({ license: "1520", onVisibilityChanged: ({ visibility }) => {
        if (visibility === "maximized") window.fake.own.add("opened"); } });
      widget.init();`,
    script(fake) {
      if (window.__lc.license !== 1520) throw new Error("no licence");
      const state = () => ({
        availability: "online",
        visibility: fake.isOpen ? "maximized" : "minimized",
      });
      fake.tells = {
        opened: () => fake.say("visibility_changed", { visibility: "maximized" }),
        closed: () => fake.say("visibility_changed", { visibility: "minimized" }),
        visitor: () =>
          fake.say("new_event", { type: "message", author: { id: "1", type: "customer" } }),
        team: () => fake.say("new_event", { type: "message", author: { id: "2", type: "agent" } }),
      };
      const act = (verb, [what, value]) => {
        if (verb === "on" || verb === "once") return fake.on(what, value);
        if (verb === "get") return what === "state" ? state() : {};
        if (what === "maximize") return fake.open();
        if (what === "minimize") return fake.close();
        if (what === "update_session_variables") {
          for (const it of Object.values(value))
            if (typeof it !== "string") throw new Error("text only");
          fake.set(value);
        }
      };
      fake.ready(() => {
        const api = window.LiveChatWidget;
        api._h = act;
        for (const [verb, args] of api._q) act(verb, args);
        fake.say("ready", { state: state(), customerData: {} });
      });
    },
  },
  tawk: {
    id: "5f1/1abc",
    url: "https://embed.tawk.to/5f1/1abc",
    page: `window.Tawk_API = { onChatMaximized() { window.fake.own.add("opened"); } };
      window.Tawk_LoadStart = new Date();`,
    dashes: true,
    script(fake) {
      const api = window.Tawk_API;
      fake.tells = {
        opened: () => [api.onChatMaximized?.(), fake.dispatch("tawkChatMaximized")],
        closed: () => fake.dispatch("tawkChatMinimized"),
        visitor: (text) => fake.dispatch("tawkChatMessageVisitor", text),
        team: (text) => fake.dispatch("tawkChatMessageAgent", text),
      };
      fake.ready(() => {
        Object.assign(api, {
          onLoaded: true,
          maximize: fake.open,
          minimize: fake.close,
          setAttributes(values, done) {
            const bad = Object.keys(values).some((it) => !/^[a-z0-9-]+$/i.test(it));
            if (bad) return done("INVALID_ATTRIBUTES");
            fake.set(values);
            done();
          },
        });
        fake.dispatch("tawkLoad");
      });
    },
  },
};
