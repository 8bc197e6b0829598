// The chats of vendors as their scripts leave them on a page: with the queue that their own snippet makes,
// what is lost or throws before they are ready, and their own names for what happens. Each script says on
// `window.fake` what it was asked, and lets a test be the visitor and the team.

/** Runs before a vendor's script; `ready` runs once it would have loaded what it needs. */
function base() {
  const own = new Set();
  const fake = {
    isOpen: false,
    openings: 0,
    attributes: {},
    draft: null,
    greeting: null,
    isReady: false,
    /** Who listens to what, by the vendor's names. */
    hears: {},
    on(name, run) {
      if (!fake.hears[name]) fake.hears[name] = [];
      fake.hears[name].push(run);
    },
    say(name, ...args) {
      for (const run of fake.hears[name] ?? []) run(...args);
    },
    dispatch(name, detail, target = window) {
      target.dispatchEvent(new CustomEvent(name, { detail }));
    },
    set(values) {
      Object.assign(fake.attributes, values);
    },
    open() {
      fake.openings++;
      fake.isOpen = true;
      fake.tells.opened();
    },
    close() {
      fake.isOpen = false;
      fake.tells.closed();
    },
    ready(run) {
      setTimeout(() => {
        fake.isReady = true;
        run?.();
      }, 20);
    },
    own,
    tells: { opened() {}, closed() {}, visitor() {}, team() {} },
  };
  window.fake = fake;
}

/** What a page has that loads a vendor's script itself. */
const tag = (url, id = "") =>
  `const s = document.createElement("script"); s.async = true; s.id = ${JSON.stringify(id)};
   s.src = ${JSON.stringify(url)}; document.head.append(s);`;

/**
 * By provider: `id` (and `host`) for the config, `url` of its script, `page` the script of a page that has it
 * already (`client`: by the vendor's own package), `script` what comes from there.
 */
export const FAKES = {
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
  drift: {
    id: "dr1ft",
    url: /^https:\/\/js\.driftt\.com\/include\/\d+\/dr1ft\.js$/,
    loads: "https://js.driftt.com/include/1795363800000/dr1ft.js",
    page: `const t = (window.driftt = window.drift = []); t.invoked = true; t.methods = ["identify", "on"];
      for (const name of t.methods) t[name] = (...args) => { t.push([name, ...args]); return t; };
      t.on("sidebarOpen", () => window.fake.own.add("opened"));`,
    script(fake) {
      const queue = window.drift;
      fake.tells = {
        opened: () => fake.say("sidebarOpen"),
        closed: () => fake.say("sidebarClose"),
        visitor: () => fake.say("message:sent", { body: "" }),
        team: () => fake.say("message", { data: {} }),
      };
      fake.ready(() => {
        window.drift = window.driftt = {
          on: fake.on,
          api: {
            openChat: fake.open,
            closeChat: fake.close,
            setUserAttributes: fake.set,
          },
        };
        for (const [name, ...args] of queue) window.drift[name]?.(...args);
        fake.say("ready", window.drift.api, {});
      });
    },
  },
  tidio: {
    id: "t1d10",
    url: "https://code.tidio.co/t1d10.js",
    script(fake) {
      fake.tells = {
        opened: () => fake.dispatch("tidioChat-open", null, document),
        closed: () => fake.dispatch("tidioChat-close", null, document),
        visitor: (message) => fake.dispatch("tidioChat-messageFromVisitor", { message }, document),
        team: (message) => fake.dispatch("tidioChat-messageFromOperator", { message }, document),
      };
      const early = (run) => (value) => fake.isReady && run(value);
      window.tidioChatApi = {
        on: (name, run) => (name === "ready" && fake.isReady ? run() : fake.on(name, run)),
        show() {},
        open: early(fake.open),
        close: early(fake.close),
        setContactProperties: early(fake.set),
      };
      fake.ready(() => {
        fake.say("ready");
        fake.dispatch("tidioChat-ready", null, document);
      });
    },
  },
  freshchat: {
    id: "fc-token",
    url: "https://wchat.freshchat.com/js/widget.js",
    page: `window.fcSettings = { token: "fc-token", host: "https://wchat.freshchat.com" };`,
    script(fake) {
      if (window.fcSettings?.token !== "fc-token") throw new Error("no token");
      fake.tells = {
        opened: () => fake.say("widget:opened"),
        closed: () => fake.say("widget:closed"),
        visitor: (text) => fake.say("message:sent", { text }),
        team: (text) => fake.say("message:received", { text }),
      };
      const early = (run) => (value) => fake.isReady && run(value);
      window.fcWidget = {
        on: fake.on,
        isLoaded: () => fake.isReady,
        open: early((how) => {
          if (how?.replyText) fake.draft = how.replyText;
          fake.open();
        }),
        close: early(fake.close),
        user: { setProperties: early(fake.set) },
      };
      fake.ready(() => fake.say("widget:loaded"));
    },
  },
  helpscout: {
    id: "beacon-1",
    url: "https://beacon-v2.helpscout.net/",
    page: `window.Beacon = (method, options, data) => Beacon.readyQueue.push({ method, options, data });
      Beacon.readyQueue = []; Beacon("init", "beacon-1"); Beacon("on", "open", () => window.fake.own.add("opened"));`,
    script(fake) {
      const { readyQueue } = window.Beacon;
      fake.tells = {
        opened: () => fake.say("open"),
        closed: () => fake.say("close"),
        visitor: () => fake.say("chat-started"),
        team() {},
      };
      let inited = false;
      const act = ({ method, options, data }) => {
        if (method === "init") inited = options === "beacon-1";
        if (!inited) throw new Error("which Beacon?");
        if (method === "on") return fake.on(options, data);
        if (method === "open") return fake.open();
        if (method === "close") return fake.close();
        if (method === "prefill") fake.draft = options.text;
        if (method === "session-data") fake.set(options);
      };
      fake.ready(() => {
        window.Beacon = (method, options, data) => act({ method, options, data });
        readyQueue.forEach(act);
        fake.say("ready");
      });
    },
  },
  olark: {
    id: "1234-567-89-1011",
    url: "https://static.olark.com/jsclient/loader.js",
    page: `const k = { s: [], t: [], c: {}, l: "static.olark.com/jsclient/loader.js" };
      window.olark = (...args) => { k.s.push(args); }; window.olark._ = k;
      olark("identify", k.i = "1234-567-89-1011");
      olark("api.box.onExpand", () => window.fake.own.add("opened"));`,
    script(fake) {
      const kept = window.olark._;
      if (kept.i !== "1234-567-89-1011") throw new Error("which site?");
      fake.tells = {
        opened: () => fake.say("api.box.onExpand"),
        closed: () => fake.say("api.box.onShrink"),
        visitor: (body) => fake.say("api.chat.onMessageToOperator", { message: { body } }),
        team: (body) => fake.say("api.chat.onMessageToVisitor", { message: { body } }),
      };
      const act = (what, value) => {
        if (what === "api.chat.onReady" && fake.isReady) return value();
        if (/\.on[A-Z]/.test(what)) return fake.on(what, value);
        if (what === "api.box.expand") return fake.open();
        if (what === "api.box.shrink") return fake.close();
        if (what === "api.visitor.updateCustomFields") fake.set(value);
      };
      fake.ready(() => {
        window.olark = act;
        for (const args of kept.s) act(...args);
      });
    },
  },
  rocketchat: {
    host: "https://rocket.example",
    id: "acme",
    url: "https://rocket.example/livechat/rocketchat-livechat.min.js",
    page: `window.RocketChat = (run) => { window.RocketChat._.push(run); }; window.RocketChat._ = [];
      window.RocketChat.url = "https://rocket.example/livechat";
      window.RocketChat(function () { this.onChatStarted(() => window.fake.own.add("message")); });`,
    script(fake) {
      const { _: queue, url } = window.RocketChat;
      if (url !== "https://rocket.example/livechat") throw new Error("where is the server?");
      fake.tells = {
        opened: () => fake.say("onChatMaximized"),
        closed: () => fake.say("onChatMinimized"),
        visitor: () => fake.say("onChatStarted"),
        team() {},
      };
      // Its frame does not hear what comes before it.
      const early =
        (run) =>
        (...args) =>
          void (fake.isReady && run(...args));
      const hear = (name) => (run) => fake.on(name, run);
      const livechat = {
        onChatMaximized: hear("onChatMaximized"),
        onChatMinimized: hear("onChatMinimized"),
        onChatStarted: hear("onChatStarted"),
        maximizeWidget: early(fake.open),
        minimizeWidget: early(fake.close),
        setCustomField: early((name, value) => fake.set({ [name]: value })),
      };
      window.RocketChat = (run) => run.call(livechat);
      window.RocketChat.livechat = livechat;
      for (const run of queue) run.call(livechat);
      fake.ready(() => postMessage({ src: "rocketchat", fn: "ready" }, "*"));
    },
  },
  salesforce: {
    host: "https://acme.my.site.com/ESWsales1",
    id: "00D000/Sales_Chat",
    url: "https://acme.my.site.com/ESWsales1/assets/js/bootstrap.min.js",
    after: `window.embeddedservice_bootstrap.init("00D000", "Sales_Chat", "https://acme.my.site.com/ESWsales1",
      { scrt2URL: "https://acme.my.salesforce-scrt.com" });`,
    script(fake) {
      fake.tells = {
        opened: () => fake.dispatch("onEmbeddedMessagingWindowOpened"),
        closed: () => fake.dispatch("onEmbeddedMessagingWindowMinimized"),
        visitor: () => fake.dispatch("onEmbeddedMessageSent", {}),
        team() {},
      };
      const need = () => {
        if (!fake.isReady) throw new Error("invoke API before the onEmbeddedMessagingReady event");
      };
      window.embeddedservice_bootstrap = {
        settings: {},
        init(organization, deployment, url, { scrt2URL }) {
          const given = [organization, deployment, url, scrt2URL].join(" ");
          const right =
            "00D000 Sales_Chat https://acme.my.site.com/ESWsales1 https://acme.my.salesforce-scrt.com";
          if (given !== right) throw new Error(`wrong: ${given}`);
          fake.ready(() => fake.dispatch("onEmbeddedMessagingReady"));
        },
        prechatAPI: {
          setHiddenPrechatFields(values) {
            need();
            fake.set(values);
          },
        },
        utilAPI: {
          launchChat: async () => [need(), fake.open()],
          minimizeChat: async () => [need(), fake.close()],
        },
      };
    },
  },
};

/** What is served in the place of a vendor's script. `after`: the page calls it once it is there. */
export const scriptOf = ({ script, after }, own) =>
  `(${base})(); (function ${script})(window.fake); ${own ? (after ?? "") : ""}`;

/** The script of a page that has the vendor already, without its own package. */
export const pageOf = ({ page = "", url, loads = url, scriptId }) =>
  `{ ${page} ${tag(loads, scriptId)} }`;
