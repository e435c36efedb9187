import { env } from "node:process";

function required(name: string): string {
    const value = process.env[name];
    if (!value) {
        throw new Error(`Setting ${name} is missing`);
    }
    return value;
}

export const settings = {
    connection: required("SENSOR_BUS"),
    topic: env.SENSOR_TOPIC ?? "readings",
    subscription: `functions-${process.env["SENSOR_STAGE"] || "dev"}`,
};
