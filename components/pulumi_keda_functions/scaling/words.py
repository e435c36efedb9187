"""A scaling plan in words. Settings appear by name, never by value."""

from .model import Group, ScalingPlan


def replicas_in_words(group: Group) -> str:
    """`0 to 10 replicas`, or `1 replica` where the number is fixed."""
    if group.triggers:
        return f"{group.min_replicas} to {group.max_replicas} replicas"
    return "1 replica" if group.min_replicas == 1 else f"{group.min_replicas} replicas"


def plan_in_words(plan: ScalingPlan) -> str:
    """One line for each group, and one below it for each function and the reason why it scales as it does."""
    lines: list[str] = []
    for group in plan.groups:
        lines += [f"{group.name}: {replicas_in_words(group)}", *(f"  {reason}" for reason in group.reasons)]
    return "\n".join(lines)
