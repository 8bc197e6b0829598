// The stand-ins of Drift, Tidio, Freshchat, Help Scout, Olark, Rocket.Chat and Salesforce; fakes.mjs says what
// each is.

export const more = {
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
