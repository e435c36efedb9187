export * from "./names";
export { default as schedule } from "./schedule.json";
