"""From the annotations and getters of the SDK's classes to types."""

import ast
import functools

from .source import class_in, package_folder
from .types import Anything, Choice, ListOf, MapOf, ObjectNamed, OneOf, Properties, Property, Scalar, Type

SCALARS = {
    "str": Scalar("string"),
    "int": Scalar("integer"),
    "float": Scalar("number"),
    "bool": Scalar("boolean"),
}
OPEN = "Known"
"""What the name of an enumeration begins with of which Azure says that there are more values than those it knows."""


def properties_of(module: str, parsed: ast.ClassDef) -> Properties:
    """What the constructor takes, under the names that the getters tell."""
    constructor = _function(parsed, "__init__")
    if constructor is None:
        return {}
    names = wire_names(parsed)
    constants = _constants(constructor)
    arguments = [*constructor.args.args, *constructor.args.kwonlyargs]
    missing = len(constructor.args.args) - len(constructor.args.defaults)
    defaults = [*([None] * missing), *constructor.args.defaults, *constructor.args.kw_defaults]
    return {
        names.get(argument.arg, argument.arg): Property(
            type_of(module, argument.annotation), default is None, constants.get(argument.arg)
        )
        for argument, default in zip(arguments, defaults, strict=True)
        if argument.arg not in ("__self__", "self")
    }


def getters_of(module: str, parsed: ast.ClassDef) -> Properties:
    """What the getters give back: the outputs of a resource."""
    found = {}
    for member in parsed.body:
        if isinstance(member, ast.FunctionDef) and (name := _getter(member)):
            annotation = _inside(member.returns, "Output")
            found[name] = Property(type_of(module, annotation), not _is_optional(annotation))
    return found


def wire_names(parsed: ast.ClassDef) -> dict[str, str]:
    """The name over the wire of each Python name."""
    functions = [member for member in parsed.body if isinstance(member, ast.FunctionDef)]
    return {function.name: name for function in functions if (name := _getter(function))}


def type_of(module: str, annotation: ast.expr | None) -> Type:
    """The type that an annotation means, without what makes it an Input or optional."""
    match annotation:
        case ast.Subscript(value=outer, slice=inner):
            return _subscripted(module, _last_name(outer), inner)
        case ast.Constant(value=str(name)):
            return _named(module, name.rpartition(".")[2])
        case ast.Attribute() | ast.Name():
            return SCALARS.get(_last_name(annotation), Anything())
        case _:
            return Anything()


def _subscripted(module: str, outer: str, inner: ast.expr) -> Type:
    match outer:
        case "Input" | "Optional" | "Output":
            return type_of(module, inner)
        case "Sequence":
            return ListOf(type_of(module, inner))
        case "Mapping" if isinstance(inner, ast.Tuple):
            return MapOf(type_of(module, inner.elts[1]))
        case "Union" if isinstance(inner, ast.Tuple):
            return _union([type_of(module, option) for option in inner.elts])
        case _:
            return Anything()


def _union(options: list[Type]) -> Type:
    """An enumeration is written as a union with `str`; Azure takes no other text for it, unless it is open."""
    if len(set(options)) == 1:
        return options[0]
    for option in options:
        if isinstance(option, Choice):
            return option
    return OneOf(tuple(options)) if all(isinstance(option, ObjectNamed) for option in options) else Anything()


@functools.cache
def _named(module: str, name: str) -> Type:
    enumeration = class_in(package_folder() / module / "_enums.py", name)
    if enumeration is None:
        return ObjectNamed(module, name)
    if name.startswith(OPEN):
        return Scalar("string")
    members = [member.value for member in enumeration.body if isinstance(member, ast.Assign)]
    return Choice(tuple(member.value for member in members if isinstance(member, ast.Constant)))


def _function(parsed: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    found = [member for member in parsed.body if isinstance(member, ast.FunctionDef) and member.name == name]
    return found[0] if found else None


def _constants(constructor: ast.FunctionDef) -> dict[str, str]:
    """`pulumi.set(__self__, "type", 'DockerBuildRequest')`: what tells the options of a union apart."""
    found = {}
    for statement in ast.walk(constructor):
        match statement:
            case ast.Call(args=[_, ast.Constant(value=str(name)), ast.Constant(value=str(constant))]):
                found[name] = constant
    return found


def _getter(function: ast.FunctionDef) -> str | None:
    """The name that `@pulumi.getter` gives; the function's own where it gives none."""
    for decorator in function.decorator_list:
        match decorator:
            case ast.Attribute(attr="getter"):
                return function.name
            case ast.Call(
                func=ast.Attribute(attr="getter"), keywords=[ast.keyword(value=ast.Constant(value=str(name)))]
            ):
                return name
    return None


def _inside(annotation: ast.expr | None, outer: str) -> ast.expr | None:
    if isinstance(annotation, ast.Subscript) and _last_name(annotation.value) == outer:
        return annotation.slice
    return annotation


def _is_optional(annotation: ast.expr | None) -> bool:
    return isinstance(annotation, ast.Subscript) and _last_name(annotation.value) == "Optional"


def _last_name(expression: ast.expr) -> str:
    match expression:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""
