"""Imports and exports: what is in another file of the project."""

import pytest

from .conftest import ReadScript

QUEUE = "app.storageQueue('f', { queueName: q });"


@pytest.mark.parametrize(
    ("statement", "files"),
    [
        pytest.param("import { q } from './names';", {"names.ts": "export const q = 'orders';"}, id="a name"),
        pytest.param("import { q } from './names.js';", {"names.ts": "export const q = 'orders';"}, id="as built"),
        pytest.param("import { q } from './names.mjs';", {"names.mts": "export const q = 'orders';"}, id=".mts"),
        pytest.param(
            "import { a as q } from './n';", {"n.ts": "const b = 'orders';\nexport { b as a };"}, id="renamed"
        ),
        pytest.param("import q from './n';", {"n.ts": "export default 'orders';"}, id="a default"),
        pytest.param(
            "import q from './n';", {"n.ts": "const q = 'orders';\nexport { q as default };"}, id="a named default"
        ),
        pytest.param("import q from './n.cjs';", {"n.cjs": "module.exports = 'orders';"}, id="CommonJS as default"),
        pytest.param("import { q } from './n.cjs';", {"n.cjs": "exports.q = 'orders';"}, id="CommonJS as names"),
        pytest.param("import * as n from './n'; const { q } = n;", {"n.ts": "export const q = 'orders';"}, id="all"),
        pytest.param("const { q } = require('./n');", {"n.js": "module.exports = { q: 'orders' };"}, id="require"),
        pytest.param(
            "const { q } = require('./n');", {"n.ts": "export const q = 'orders';"}, id="require of an ES module"
        ),
        pytest.param(
            "import n = require('./n'); const q = n.q;", {"n.ts": "export = { q: 'orders' };"}, id="import = require"
        ),
        pytest.param("const { q } = await import('./n');", {"n.ts": "export const q = 'orders';"}, id="await import"),
        pytest.param("import { q } from './n';", {"n/index.ts": "export const q = 'orders';"}, id="a folder"),
        pytest.param(
            "import { q } from './n';",
            {
                "n/index.ts": "export * from './a';\nexport * from './b';",
                "n/a.ts": "export const p = 1;",
                "n/b.ts": "export const q = 'orders';",
            },
            id="export *",
        ),
        pytest.param(
            "import { names } from './n'; const q = names.q;",
            {"n.ts": "export * as names from './m';", "m.ts": "export const q = 'orders';"},
            id="export * as",
        ),
        pytest.param(
            "import { q } from './n';",
            {"n.ts": "export { p as q } from './m';", "m.ts": "export const p = 'orders';"},
            id="export from",
        ),
        pytest.param(
            "import { q } from './n';",
            {"n.ts": "import { p } from './m';\nexport { p as q };", "m.ts": "export const p = 'orders';"},
            id="imported and exported",
        ),
        pytest.param("import names from './n.json'; const q = names.q;", {"n.json": '{"q": "orders"}'}, id="JSON"),
        pytest.param("const { q } = require('./n.json');", {"n.json": '{"q": "orders"}'}, id="JSON by require"),
        pytest.param(
            "import { q } from './n';",
            {"n.ts": "import './m';\nexport const q = 'orders';", "m.ts": "import { q } from './n';\nexport { q };"},
            id="a circle",
        ),
        pytest.param(
            "import type { Q } from './types'; import { type R } from './types'; const q = 'orders';", {}, id="types"
        ),
        pytest.param(
            "import { make } from './n'; const q = make();",
            {"n.ts": "export function make() { return name; }\nconst name = 'orders';"},
            id="a function that needs its module",
        ),
        pytest.param(
            "import { N } from './n'; const q = N.q;",
            {"n.js": "class N {}\nN.q = 'orders';\nexports.N = N;"},
            id="a class that is filled",
        ),
    ],
)
def test_a_name_of_another_module(read_script: ReadScript, statement: str, files: dict[str, str]) -> None:
    reading = read_script(
        f"{statement}\n{QUEUE}", files={f"src/functions/{name}": text for name, text in files.items()}
    )
    assert reading.problems == ()
    assert [dict(function.trigger.properties) for function in reading.functions] == [{"queueName": "orders"}]


@pytest.mark.parametrize(
    ("options", "specifier"),
    [
        pytest.param('"baseUrl": "src"', "shared/names", id="baseUrl"),
        pytest.param('"paths": {"@/*": ["./src/*"]}', "@/shared/names", id="paths"),
        pytest.param('"baseUrl": "src", "paths": {"names": ["lib/names", "shared/names"]}', "names", id="two places"),
    ],
)
def test_aliases_of_tsconfig(read_script: ReadScript, options: str, specifier: str) -> None:
    files = {
        "tsconfig.json": f'{{"compilerOptions": {{{options}}}}}',
        "src/shared/names.ts": "export const q = 'orders';",
    }
    reading = read_script(f"import {{ q }} from '{specifier}';\n{QUEUE}", files=files)
    assert [dict(function.trigger.properties) for function in reading.functions] == [{"queueName": "orders"}]


def test_what_tsconfig_extends_counts(read_script: ReadScript) -> None:
    files = {
        "tsconfig.json": '{"extends": "./config/base.json"}',
        "config/base.json": '{"compilerOptions": {"paths": {"@/*": ["src/*"]}}}',
        "src/names.ts": "export const q = 'orders';",
    }
    reading = read_script(f"import {{ q }} from '@/names';\n{QUEUE}", files=files)
    assert [dict(function.trigger.properties) for function in reading.functions] == [{"queueName": "orders"}]


@pytest.mark.parametrize(
    "specifier", ["./none", "../../../outside", "./\\u0000", "./types.d.ts"], ids=["none", "outside", "NUL", "types"]
)
def test_an_import_that_leads_nowhere_is_told(read_script: ReadScript, specifier: str) -> None:
    reading = read_script(f"import {{ q }} from '{specifier}';\napp.get('f', () => {{}});")
    (problem,) = reading.problems
    assert (problem.severity, problem.where) == ("warning", "src/functions/work.ts:2")
    assert "which is not in the project" in problem.message


def test_modules_that_are_imported_declare_functions_once(read_script: ReadScript) -> None:
    reading = read_script(
        "import './more';\nrequire('./more');\napp.get('f', () => {});",
        files={"src/functions/more.ts": 'import { app } from "@azure/functions";\napp.get("g", () => {});'},
    )
    assert [(function.name, function.file) for function in reading.functions] == [
        ("g", "src/functions/more.ts"),
        ("f", "src/functions/work.ts"),
    ]


def test_an_app_that_the_project_shares_is_the_library_s(read_script: ReadScript) -> None:
    reading = read_script(
        "import { shared, get } from '../app';\nshared.timer('f', { schedule: 's' });\nget('g', () => {});",
        files={"src/app.ts": 'import { app } from "@azure/functions";\nexport const shared = app, { get } = app;'},
    )
    assert [function.name for function in reading.functions] == ["f", "g"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [("src/functions/n.json", "{\n!", 2), ("src/functions/n.json", "[" * 100_000, 1)],
    ids=["no JSON", "nested too deeply"],
)
def test_json_that_cannot_be_read_is_told(read_script: ReadScript, file: str, content: str, line: int) -> None:
    reading = read_script("import n from './n.json';", files={file: content})
    assert [problem.where for problem in reading.problems] == [f"{file}:{line}"]
