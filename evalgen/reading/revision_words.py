"""What the fields of a record are called: titles and labels of the schemas, for telling changes in words."""

from evalgen.domain.place import Pointer
from evalgen.reading.schemas.fault import field_at
from evalgen.reading.schemas.schema import record_schemas


class SchemaWords:
    """The words of all schemas of records."""

    def title(self, kind: str, pointer: Pointer) -> str:
        """The title of the field; empty where the schema has none for it."""
        schema = record_schemas().schemas.get(kind)
        return str(field_at(schema, pointer).get("title", "")) if schema else ""

    def label(self, kind: str, pointer: Pointer, value: str) -> str:
        """What a value of a list of choices is called; the value itself where it has no other name."""
        schema = record_schemas().schemas.get(kind)
        labels = field_at(schema, pointer).get("x-enum-labels", {}) if schema else {}
        return str(labels.get(value, value))

    def word(self, text: str) -> str:
        """As it is: the schemas are Vietnamese."""
        return text
