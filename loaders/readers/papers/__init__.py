"""Official papers as one shape, whatever they come as: XML, HTML, PDF or plain text, with metadata of three forms."""
