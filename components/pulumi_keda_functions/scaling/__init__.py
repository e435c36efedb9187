"""How the functions of a project scale: what each trigger means to KEDA."""

from ..app_arguments import AddedTrigger, FunctionOverride, GroupOverride
from .app_settings import HOST_ID, AppSettings, environment_name, problem_in_text, problems_in_names
from .declared_functions import with_declared
from .model import Authentication, ByIdentity, ByReference, BySecrets, Group, KedaTrigger, Need, Role, ScalingPlan
from .options import MAX_REPLICAS, Bounds, ScalingOptions, problems_in_numbers
from .plan import plan

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
    "KedaTrigger",
    "Need",
    "Role",
    "ScalingOptions",
    "ScalingPlan",
    "environment_name",
    "plan",
    "problem_in_text",
    "problems_in_names",
    "problems_in_numbers",
    "with_declared",
]
