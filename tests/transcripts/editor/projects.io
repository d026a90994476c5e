# An editor's projects: one that is not there is a mistake in the params, which editors take for null.
>> {"jsonrpc":"2.0","id":1,"method":"create_project","params":{"workspace_id":"w","name":"Novel","project_type":"fiction","settings":{"a":1}}}
<< {"jsonrpc":"2.0","id":1,"result":{"id":"00000000-0000-0000-0000-000000000002","workspace_id":"w","name":"Novel","project_type":"fiction","description":null,"active_context_id":null,"settings":{"a":1},"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"create_project","params":{"workspace_id":"w","name":"Notes","project_type":"notes","description":"d"}}
<< {"jsonrpc":"2.0","id":2,"result":{"id":"00000000-0000-0000-0000-000000000003","workspace_id":"w","name":"Notes","project_type":"notes","description":"d","active_context_id":null,"settings":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"create_project","params":{"workspace_id":"v","name":"Other","project_type":"notes"}}
<< {"jsonrpc":"2.0","id":3,"result":{"id":"00000000-0000-0000-0000-000000000004","workspace_id":"v","name":"Other","project_type":"notes","description":null,"active_context_id":null,"settings":{},"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"list_projects","params":{"workspace_id":"w"}}
<< {"jsonrpc":"2.0","id":4,"result":[{"id":"00000000-0000-0000-0000-000000000002","workspace_id":"w","name":"Novel","project_type":"fiction","description":null,"active_context_id":null,"settings":{"a":1},"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"id":"00000000-0000-0000-0000-000000000003","workspace_id":"w","name":"Notes","project_type":"notes","description":"d","active_context_id":null,"settings":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}]}
>> {"jsonrpc":"2.0","id":5,"method":"update_project","params":{"project_id":"00000000-0000-0000-0000-000000000002","active_context_id":"ctx","settings":{"b":2}}}
<< {"jsonrpc":"2.0","id":5,"result":{"id":"00000000-0000-0000-0000-000000000002","workspace_id":"w","name":"Novel","project_type":"fiction","description":null,"active_context_id":"ctx","settings":{"b":2},"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"get_project","params":{"project_id":"00000000-0000-0000-0000-000000000002"}}
<< {"jsonrpc":"2.0","id":6,"result":{"id":"00000000-0000-0000-0000-000000000002","workspace_id":"w","name":"Novel","project_type":"fiction","description":null,"active_context_id":"ctx","settings":{"b":2},"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"delete_project","params":{"project_id":"00000000-0000-0000-0000-000000000002"}}
<< {"jsonrpc":"2.0","id":7,"result":true}
>> {"jsonrpc":"2.0","id":8,"method":"get_project","params":{"project_id":"00000000-0000-0000-0000-000000000002"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"project_id: Project not found","data":{"kind":"invalid_params","field":"project_id","reason":"Project not found"}}}
>> {"jsonrpc":"2.0","id":9,"method":"update_project","params":{"project_id":"00000000-0000-0000-0000-000000000002","name":"x"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"project_id: Project not found","data":{"kind":"invalid_params","field":"project_id","reason":"Project not found"}}}
>> {"jsonrpc":"2.0","id":10,"method":"delete_project","params":{"project_id":"00000000-0000-0000-0000-000000000002"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"project_id: Project not found","data":{"kind":"invalid_params","field":"project_id","reason":"Project not found"}}}
>> {"jsonrpc":"2.0","id":11,"method":"list_projects","params":{}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"workspace_id: it is missing","data":{"kind":"invalid_params","field":"workspace_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":12,"method":"get_projekt","params":{}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32601,"message":"there is no method get_projekt; did you mean get_project?","data":{"kind":"method_not_found","method":"get_projekt","similar":["get_project"]}}}
