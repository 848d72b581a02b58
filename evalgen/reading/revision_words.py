"""What the fields of a record are called: titles and labels of the schemas, for telling changes in words."""

from msgspec import Struct

from evalgen.domain.place import Pointer
from evalgen.reading.schema import SchemaSet
from evalgen.reading.schema_fault import field_at


class SchemaWords(Struct, frozen=True, kw_only=True):
    """The words of all schemas."""

    schemas: SchemaSet

    def title(self, kind: str, pointer: Pointer) -> str:
        """The title of the field; empty where the schema has none for it."""
        schema = self.schemas.schemas.get(kind)
        return str(field_at(schema, pointer).get("title", "")) if schema else ""

    def label(self, kind: str, pointer: Pointer, value: str) -> str:
        """What a value of a list of choices is called; the value itself where it has no other name."""
        schema = self.schemas.schemas.get(kind)
        labels = field_at(schema, pointer).get("x-enum-labels", {}) if schema else {}
        return str(labels.get(value, value))
