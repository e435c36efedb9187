"""An inspection as JSON, for programs. Settings that are not given appear by name."""

import json
from collections.abc import Mapping, Sequence

from ..manifests import FederatedSubject
from ..problems import Problem
from ..projects import Function, Property
from ..scaling import Authentication, ByIdentity, ByReference, BySecrets, Group, KedaTrigger, Role
from ..values import Derived, Joined, Setting, describe
from .inspection import Inspection


def as_json(inspection: Inspection) -> str:
    """One object. ASCII alone, so that it survives whatever the terminal or the pipe expects."""
    project = inspection.project
    return json.dumps(
        {
            "project": {
                "root": str(project.root),
                "worker": project.worker,
                "model": project.model,
            },
            "functions": [_function(function, inspection) for function in project.functions],
            "groups": [_group(group, inspection) for group in inspection.plan.groups],
            "problems": [_problem(problem) for problem in inspection.problems],
            "roles": [_role(role) for role in inspection.plan.roles],
            "federatedSubjects": [_subject(subject) for subject in inspection.subjects],
        },
        indent=2,
    )


def _function(function: Function, inspection: Inspection) -> Mapping[str, object]:
    return {
        "name": function.name,
        "file": function.file,
        "line": function.line,
        "disabled": function.name in inspection.plan.disabled,
        "conditional": function.conditional,
        "trigger": {"type": function.trigger.type, "settings": _property(function.trigger.properties)},
    }


def _property(written: Property) -> object:
    """A binding's property as written, what it reads from the environment by name."""
    match written:
        case str() | Setting() | Joined() | Derived():
            return describe(written)
        case Mapping():
            return {key: _property(inner) for key, inner in written.items()}
        case Sequence():
            return [_property(inner) for inner in written]
        case _:
            return written


def _group(group: Group, inspection: Inspection) -> Mapping[str, object]:
    return {
        "name": group.name,
        "functions": [function.name for function in group.functions],
        "minReplicas": group.min_replicas,
        "maxReplicas": group.max_replicas,
        "reasons": group.reasons,
        "triggers": [_trigger(trigger, inspection) for trigger in group.triggers],
    }


def _trigger(trigger: KedaTrigger, inspection: Inspection) -> Mapping[str, object]:
    return {
        "type": trigger.type,
        "functions": trigger.functions,
        "metadata": {key: describe(inspection.shown(value)) for key, value in trigger.metadata.items()},
        "authentication": _authentication(trigger.authentication),
    }


def _authentication(authentication: Authentication | None) -> object:
    match authentication:
        case None:
            return None
        case ByIdentity(client_id):
            return {"podIdentity": "azure-workload", "identityId": None if client_id is None else describe(client_id)}
        case ByReference(name):
            return {"triggerAuthentication": name}
        case BySecrets(secrets):
            return {"secretTargetRef": {key: describe(value) for key, value in secrets.items()}}


def _role(role: Role) -> Mapping[str, object]:
    return {"role": role.name, "connection": role.connection, "part": role.part, "principal": role.principal}


def _subject(trusted: FederatedSubject) -> Mapping[str, object]:
    return {"subject": describe(trusted.subject), "principal": trusted.principal}


def _problem(problem: Problem) -> Mapping[str, object]:
    return {
        "severity": problem.severity,
        "where": problem.where,
        "message": problem.message,
        "remedy": problem.remedy,
    }
