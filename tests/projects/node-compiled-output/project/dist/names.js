"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.connection = exports.Queue = void 0;
var Queue;
(function (Queue) {
    Queue["Orders"] = "orders";
    Queue["Returns"] = "returns";
})(Queue || (exports.Queue = Queue = {}));
exports.connection = "AzureWebJobsStorage";
