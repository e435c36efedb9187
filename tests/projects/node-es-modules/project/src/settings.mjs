export { connection } from "./connections.js";
export default { timer: { schedule: "0 */5 * * * *", useMonitor: false } };
