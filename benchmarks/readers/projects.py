"""Projects of any number of functions, ten to a file, in each language whose code is read."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

FUNCTIONS_OF_A_FILE = 10

PYTHON = """\
import azure.functions as func
from names import QUEUES

bp = func.Blueprint()
"""
PYTHON_FUNCTION = """

@bp.function_name("Take{n}")
@bp.queue_trigger(arg_name="message", queue_name=f"{{QUEUES}}-{n}", connection="AzureWebJobsStorage")
@bp.queue_output(arg_name="done", queue_name="done", connection="AzureWebJobsStorage")
def take_{n}(message: func.QueueMessage, done: func.Out[str]) -> None:
    done.set(message.get_body().decode())
"""
NODE = """\
import { app, output, InvocationContext } from "@azure/functions";
import { QUEUES } from "../names";

const done = output.storageQueue({ queueName: "done", connection: "AzureWebJobsStorage" });
"""
NODE_FUNCTION = """
export async function take{n}(message: unknown, context: InvocationContext): Promise<void> {{
  context.extraOutputs.set(done, message);
}}

app.storageQueue("Take{n}", {{
  queueName: `${{QUEUES}}-{n}`,
  connection: "AzureWebJobsStorage",
  extraOutputs: [done],
  handler: take{n},
}});
"""
C_SHARP = """\
using Microsoft.Azure.Functions.Worker;

namespace Shop;

public class Functions{file}
{{"""
C_SHARP_FUNCTION = """
    [Function("Take{n}")]
    [QueueOutput("done", Connection = "AzureWebJobsStorage")]
    public string Take{n}([QueueTrigger(Names.Queues + "-{n}", Connection = "AzureWebJobsStorage")] string message)
    {{
        return message;
    }}
"""
JAVA = """\
package shop;

import com.microsoft.azure.functions.*;
import com.microsoft.azure.functions.annotation.*;

public class Functions{file} {{"""
JAVA_FUNCTION = """
    @FunctionName("Take{n}")
    @QueueOutput(name = "$return", queueName = "done", connection = "AzureWebJobsStorage")
    public String take{n}(
            @QueueTrigger(name = "message", queueName = Names.QUEUES + "-{n}", connection = "AzureWebJobsStorage")
            String message) {{
        return message;
    }}
"""
C_SHARP_PROJECT = """\
<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.0.0" />
  </ItemGroup>
</Project>
"""
FUNCTION_JSON = """\
{{"bindings": [
  {{"name": "message", "type": "queueTrigger", "direction": "in", "queueName": "orders-{n}", "connection": "Storage"}},
  {{"name": "done", "type": "queue", "direction": "out", "queueName": "done", "connection": "AzureWebJobsStorage"}}
]}}
"""
Files = Iterator[tuple[str, str]]
"""Paths and contents."""


def python(functions: int) -> Files:
    """Blueprints, and the app that has them all."""
    modules = [f"functions_{file}" for file in range(functions // FUNCTIONS_OF_A_FILE)]
    yield "names.py", 'QUEUES = "orders"\n'
    imports = "".join(f"import {module}\n" for module in modules)
    registered = "".join(f"app.register_functions({module}.bp)\n" for module in modules)
    yield "function_app.py", f"import azure.functions as func\n{imports}\napp = func.FunctionApp()\n{registered}"
    for file, module in enumerate(modules):
        yield f"{module}.py", PYTHON + in_file(file, PYTHON_FUNCTION)


def node(functions: int) -> Files:
    """Modules that `main` matches."""
    yield "package.json", '{"main": "dist/src/functions/*.js", "dependencies": {"@azure/functions": "^4.5.0"}}'
    yield "tsconfig.json", '{"compilerOptions": {"outDir": "dist", "rootDir": "."}}'
    yield "src/names.ts", 'export const QUEUES = "orders";\n'
    for file in range(functions // FUNCTIONS_OF_A_FILE):
        yield f"src/functions/functions{file}.ts", NODE + in_file(file, NODE_FUNCTION)


def dotnet(functions: int) -> Files:
    """Classes of an isolated project."""
    yield "Shop.csproj", C_SHARP_PROJECT
    yield "Names.cs", 'namespace Shop;\n\npublic static class Names\n{\n    public const string Queues = "orders";\n}\n'
    for file in range(functions // FUNCTIONS_OF_A_FILE):
        yield f"Functions{file}.cs", C_SHARP.format(file=file) + in_file(file, C_SHARP_FUNCTION) + "}\n"


def java(functions: int) -> Files:
    """Classes of a Maven project."""
    yield "pom.xml", "<project/>\n"
    names = 'package shop;\n\npublic class Names {\n    public static final String QUEUES = "orders";\n}\n'
    yield "src/main/java/shop/Names.java", names
    for file in range(functions // FUNCTIONS_OF_A_FILE):
        text = JAVA.format(file=file) + in_file(file, JAVA_FUNCTION) + "}\n"
        yield f"src/main/java/shop/Functions{file}.java", text


def function_json(functions: int) -> Files:
    """A folder for each function."""
    for n in range(functions):
        yield f"Take{n}/function.json", FUNCTION_JSON.format(n=n)
        yield f"Take{n}/run.ps1", "param($message)\n"


def in_file(file: int, template: str) -> str:
    """The functions of one file."""
    first = file * FUNCTIONS_OF_A_FILE
    return "".join(template.format(n=n) for n in range(first, first + FUNCTIONS_OF_A_FILE))


MODELS: Mapping[str, Callable[[int], Files]] = {
    "python-v2": python,
    "node-v4": node,
    "dotnet-attributes": dotnet,
    "java-annotations": java,
    "function.json": function_json,
}
"""By the programming model's name."""


def write_project(root: Path, model: str, functions: int) -> Path:
    """A project of so many functions below `root`; gives back its folder."""
    folder = root / f"{model}-{functions}"
    for name, text in (("host.json", '{"version": "2.0"}'), *MODELS[model](functions)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
