"""Whether a JSON value has exactly the shape that the protocol gives it: nothing missing, nothing unknown, no stray null."""

import collections.abc
import enum
import functools
import typing

import attrs
from lsprotocol import types

SEQUENCES = (list, collections.abc.Sequence)
MAPPINGS = (dict, collections.abc.Mapping)


def params(method):
    """The type of a method's parameters; `None` where it has none; raises `KeyError` for a method that is not the protocol's."""
    return _hints(types.METHOD_TO_TYPES[method][0]).get("params")


def result(method):
    """The type of a request's result; raises `KeyError` for a method that is not the protocol's."""
    response = types.METHOD_TO_TYPES[method][1]
    return _hints(response).get("result") if response else None


def faults(value, kind, path):
    """What is wrong with a value, as sentences that name the place; an empty list when it fits."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in (typing.Any, object):
        return []
    if kind is None or kind is type(None):
        return [] if value is None else [f"{path} is not null"]
    if isinstance(kind, typing.ForwardRef):
        return faults(value, getattr(types, kind.__forward_arg__), path)
    if origin is typing.Union:
        return _of_union(value, arguments, path)
    if origin is typing.Literal:
        return [] if value in arguments else [f"{path} is {value!r}, not one of {arguments}"]
    if origin is tuple:
        return _of_tuple(value, arguments, path)
    if origin in SEQUENCES:
        return _of_list(value, arguments[0], path)
    if origin in MAPPINGS:
        return _of_map(value, arguments[1], path)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _of_enum(value, kind, path)
    if isinstance(kind, type) and attrs.has(kind):
        return _of_class(value, kind, path)
    return _of_scalar(value, kind, path)


def _of_union(value, kinds, path):
    """The faults by the alternative that fits best."""
    kinds = [kind for kind in kinds if kind is not type(None)] if value is not None else kinds
    return min((faults(value, kind, path) for kind in kinds), key=lambda found: (any("is no " in fault for fault in found), len(found)))


def _of_tuple(value, kinds, path):
    if not isinstance(value, list) or len(value) != len(kinds):
        return [f"{path} is no list of {len(kinds)}"]
    return [fault for at, (item, kind) in enumerate(zip(value, kinds)) for fault in faults(item, kind, f"{path}[{at}]")]


def _of_list(value, kind, path):
    if not isinstance(value, list):
        return [f"{path} is no list"]
    if kind is int and all(type(item) is int and 0 <= item < 2**31 for item in value):
        return []
    return [fault for at, item in enumerate(value) for fault in faults(item, kind, f"{path}[{at}]")]


def _of_map(value, kind, path):
    if not isinstance(value, dict):
        return [f"{path} is no object"]
    return [fault for key, item in value.items() for fault in faults(item, kind, f"{path}.{key}")]


def _of_enum(value, kind, path):
    values = [member.value for member in kind]
    if type(value) is not type(values[0]):
        return [f"{path} is no {kind.__name__}"]
    return [] if value in values else [f"{path} is {value!r}, which is no value of {kind.__name__}"]


def _of_class(value, kind, path):
    if not isinstance(value, dict):
        return [f"{path} is no object"]
    hints, fields, found = _hints(kind), _fields(kind), []
    for key, item in value.items():
        field = fields.get(key)
        if field is None:
            found.append(f"{path} has a property {key!r} that {kind.__name__} does not know")
        elif item is None and not _required(field, hints) and not _nullable(kind, field, hints):
            found.append(f"{path}.{key} is null where it is to be left out")
        else:
            found += faults(item, hints[field.name], f"{path}.{key}") or _by_validator(field, item, f"{path}.{key}")
    return found + [f"{path} lacks {key!r} of {kind.__name__}" for key, field in fields.items() if key not in value and _required(field, hints)]


def _of_scalar(value, kind, path):
    fits = {
        bool: lambda: isinstance(value, bool),
        int: lambda: type(value) is int and -(2**31) <= value < 2**31,
        float: lambda: type(value) in (int, float),
        str: lambda: isinstance(value, str),
    }
    if kind not in fits:
        return [f"{path}: the tap does not know the type {kind!r}"]
    return [] if fits[kind]() else [f"{path} is no {kind.__name__}"]


def _by_validator(field, value, path):
    """Bounds and fixed words, which the types do not tell."""
    if field.validator is None or value is None:
        return []
    try:
        field.validator(None, field, value)
    except (ValueError, TypeError):
        return [f"{path} is {value!r}, which is out of bounds"]
    return []


def _required(field, hints):
    """Fields with a fixed word have a default for Python's sake, and are still to be written."""
    optional = type(None) in typing.get_args(hints[field.name])
    return field.default is attrs.NOTHING or not optional


def _nullable(kind, field, hints):
    """Few fields may be left out and may be null as well; the types know them by name."""
    return types.is_special_property(kind, field.name) or typing.Any in typing.get_args(hints[field.name])


@functools.cache
def _hints(kind):
    return typing.get_type_hints(kind, vars(types))


@functools.cache
def _fields(kind):
    return {_camel(field.name): field for field in attrs.fields(kind)}


def _camel(name):
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.capitalize() for part in rest)
