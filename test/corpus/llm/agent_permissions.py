# style: package
# note: permissions that nobody is asked for
# open: llm/temperature-implicit llm/string-built-prompt
from claude_agent_sdk import ClaudeAgentOptions

options = ClaudeAgentOptions(permission_mode="bypassPermissions", allowed_tools=["Bash"])  # ! llm/agent-unbounded
