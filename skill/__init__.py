"""How the guide runs: the Alexa SDK around it, the web service, the terminal and the checks."""
