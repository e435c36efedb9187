// Builds the projects that are named as arguments, loads them as the worker would, and prints what @azure/functions
// registers: one list of functions for each project, as JSON. A project is built and run where it lies: give copies.

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const packages = process.env.NODE_PACKAGES;
const globby = require(path.join(packages, "globby"));
const typescript = require(path.join(packages, "typescript"));

let registered = [];
const core = {
    version: "4.0.0",
    hostVersion: "4.1000.0",
    Disposable: class {},
    log() {},
    registerFunction: (metadata) => registered.push(metadata),
    registerHook: () => ({ dispose() {} }),
    setProgrammingModel() {},
    getProgrammingModel() {},
};
const load = Module._load;
Module._load = function (request, ...rest) {
    return request === "@azure/functions-core" ? core : load.call(this, request, ...rest);
};

function build(project) {
    const file = path.join(project, "tsconfig.json");
    if (!fs.existsSync(file)) return;
    const host = { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: (problem) => { throw new Error(problem.messageText); } };
    const config = typescript.getParsedCommandLineOfConfigFile(file, {}, host);
    typescript.createProgram(config.fileNames, { ...config.options, types: [], noLib: true }).emit();
}

async function functionsOf(project) {
    fs.symlinkSync(packages, path.join(project, "node_modules"));
    build(project);
    registered = [];
    const { main } = JSON.parse(fs.readFileSync(path.join(project, "package.json"), "utf8"));
    const files = await globby(main, { cwd: project });
    for (const file of files.sort()) await import(pathToFileURL(path.join(project, file)));
    return registered.map(({ name, bindings }) => ({ name, bindings: Object.values(bindings) }));
}

async function all(projects) {
    const found = [];
    for (const project of projects) found.push(await functionsOf(project));
    process.stdout.write(JSON.stringify(found));
}

console.log = console.info = console.warn = () => {};
all(process.argv.slice(2));
