"""JSON Schema over exact numbers: asked quickly, and every fault told in our own words."""
