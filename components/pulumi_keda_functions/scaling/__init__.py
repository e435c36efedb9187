"""How the functions of a project scale: what each trigger means to KEDA."""

from .app_settings import AppSettings, environment_name, problem_in_text, problems_in_names
from .model import Authentication, ByIdentity, BySecrets, Group, KedaTrigger, Need, Role, ScalingPlan
from .plan import MAX_REPLICAS, Bounds, plan

__all__ = [
    "MAX_REPLICAS",
    "AppSettings",
    "Authentication",
    "Bounds",
    "ByIdentity",
    "BySecrets",
    "Group",
    "KedaTrigger",
    "Need",
    "Role",
    "ScalingPlan",
    "environment_name",
    "plan",
    "problem_in_text",
    "problems_in_names",
]
