// The vendors there are.

export const VENDORS = [
  "chatwoot",
  "crisp",
  "custom",
  "drift",
  "freshchat",
  "helpscout",
  "hubspot",
  "intercom",
  "livechat",
  "olark",
  "rocketchat",
  "salesforce",
  "tawk",
  "tidio",
  "zendesk",
] as const;

export const isVendor = (name: string): boolean => VENDORS.some((it) => it === name);
