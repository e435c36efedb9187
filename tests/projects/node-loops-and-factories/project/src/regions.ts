export const regions = ["EU", "US"] as const;

export const tables: Record<string, string> = { customers: "customer-changes", items: "item-changes" };
