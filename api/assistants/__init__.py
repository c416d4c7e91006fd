"""Answers for assistants, over the Model Context Protocol: by `/mcp` of the service, and by `samenspel mcp`.

`asked` has what can be asked, `tools` asks it with the functions of pages and API, `answer` makes what fits in
an answer of it, and `server` speaks the protocol by the official SDK. `over_http` is the way in by the service.
"""
