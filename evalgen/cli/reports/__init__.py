"""Problems as people and machines read them: text, JSON, GitHub annotations, SARIF. Pure: problems in, text out."""
