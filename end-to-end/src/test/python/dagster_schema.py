"""Prints what the installed Dagster says of dagster.yaml, as the generator's `instance.json` has it.

The keys that the deployment itself decides are left out.
"""

import json

from dagster._config.config_type import ConfigTypeKind
from dagster._core.instance.config import dagster_instance_config_schema

GENERATED = {
    "storage", "run_storage", "event_log_storage", "schedule_storage", "compute_logs", "run_launcher",
    "run_coordinator", "run_queue", "instance_class", "scheduler",
}


def setting(kind):
    if kind.kind in (ConfigTypeKind.STRICT_SHAPE, ConfigTypeKind.SELECTOR):
        shape = {"fields": {name: setting(field.config_type) for name, field in sorted(kind.fields.items())}}
        required = [name for name, field in sorted(kind.fields.items()) if field.is_required]
        return {**shape, "required": required} if required and kind.kind != ConfigTypeKind.SELECTOR else shape
    if kind.kind == ConfigTypeKind.PERMISSIVE_SHAPE:
        return {"any": True}
    if kind.kind == ConfigTypeKind.ARRAY:
        return {"items": setting(kind.inner_type)}
    if kind.kind == ConfigTypeKind.NONEABLE:
        return setting(kind.inner_type)
    if kind.kind == ConfigTypeKind.SCALAR_UNION:
        other = setting(kind.non_scalar_type)
        scalar = {"scalar": kind.scalar_type.given_name}
        return {**scalar, "env": True} if list(other.get("fields", {})) == ["env"] else {**scalar, "or": other}
    assert kind.kind == ConfigTypeKind.SCALAR, kind
    return {"scalar": kind.given_name}


schema = dagster_instance_config_schema()
print(json.dumps({key: setting(schema[key].config_type) for key in sorted(schema) if key not in GENERATED}))
