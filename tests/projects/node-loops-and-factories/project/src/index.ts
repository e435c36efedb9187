import { regions, tables } from "./regions";
import { registerQueue, Registrar } from "./register";

for (const region of regions) {
    registerQueue(region, `orders-${region.toLowerCase()}`);
}

Object.entries(tables).forEach(([name, table]) => registerQueue(name, table, "TABLES"));

registerQueue("last", "last-orders");
new Registrar("Clean").daily("0 0 2 * * *");
