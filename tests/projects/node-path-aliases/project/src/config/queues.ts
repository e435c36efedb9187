export const queues = { index: "documents-to-index" };
