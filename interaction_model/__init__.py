"""What is understood: sentence templates, and the Alexa interaction models that are built from them."""
