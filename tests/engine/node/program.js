// A Node program that uses FunctionApp, or another component with its outputs, through the plugin: `node program.js up|destroy`, with its inputs in INPUTS.
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

const inputs = JSON.parse(process.env.INPUTS);

class App extends pulumi.ComponentResource {
  constructor(name, args) {
    const outputs = { deploymentNames: undefined, scaledObjectNames: undefined, url: undefined, plan: undefined };
    super(`keda-functions:index:${inputs.component}`, name, { ...outputs, ...args }, {}, true);
  }
}

async function program() {
  const storage = pulumi.secret(inputs.connection);
  const app = new App("orders", { ...inputs.args, settings: { AzureWebJobsStorage: storage } });
  return { deployments: app.deploymentNames, scaled: app.scaledObjectNames, url: app.url, plan: app.plan };
}

async function main(job) {
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "test", projectName: "shop", program },
    { workDir: inputs.workDir },
  );
  if (job === "destroy") {
    await stack.destroy();
    return {};
  }
  const { outputs } = await stack.up();
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, output.value]));
}

main(process.argv[2]).then(
  (answer) => console.log(JSON.stringify(answer)),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
