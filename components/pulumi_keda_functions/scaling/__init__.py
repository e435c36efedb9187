"""How the functions of a project scale: what each trigger means to KEDA."""

from ..app_arguments import AddedTrigger, FunctionOverride, GroupOverride
from .app_settings import HOST_ID, AppSettings, environment_name, problem_in_text, problems_in_names
from .declared_functions import with_declared
from .model import (
    Authentication,
    ByIdentity,
    ByReference,
    BySecrets,
    Group,
    KedaTrigger,
    Need,
    Principal,
    Role,
    ScalingPlan,
)
from .options import MAX_REPLICAS, Bounds, ScalingOptions, problems_in_numbers
from .plan import plan
from .setting_arguments import holders, values_of_layers, with_arguments
from .setting_layers import HolderKind
from .setting_problems import problems_in_settings

__all__ = [
    "HOST_ID",
    "MAX_REPLICAS",
    "AddedTrigger",
    "AppSettings",
    "Authentication",
    "Bounds",
    "ByIdentity",
    "ByReference",
    "BySecrets",
    "FunctionOverride",
    "Group",
    "GroupOverride",
    "HolderKind",
    "KedaTrigger",
    "Need",
    "Principal",
    "Role",
    "ScalingOptions",
    "ScalingPlan",
    "environment_name",
    "holders",
    "plan",
    "problem_in_text",
    "problems_in_names",
    "problems_in_numbers",
    "problems_in_settings",
    "values_of_layers",
    "with_arguments",
    "with_declared",
]
