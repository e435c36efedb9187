"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    return new (P || (P = Promise))(function (resolve) { resolve(generator.apply(thisArg, _arguments || []).next().value); });
};
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.orders = orders;
const functions_1 = require("@azure/functions");
const node_path_1 = __importDefault(require("node:path"));
const shared_1 = require("../shared");
const settings = { connection: shared_1.connection };
function orders(message, context) {
    return __awaiter(this, void 0, void 0, function* () {
        context.log(node_path_1.default.basename(message));
    });
}
functions_1.app.storageQueue("orders", Object.assign(Object.assign({}, settings), { queueName: shared_1.Queue.Orders, handler: orders }));
(0, functions_1.app.storageQueue)("returns", { queueName: shared_1.Queue.Returns, connection: shared_1.connection, handler: orders });
functions_1.app.http("ordersPing", { authLevel: "anonymous", methods: ["GET"], handler: () => __awaiter(void 0, void 0, void 0, function* () { return {}; }) });
