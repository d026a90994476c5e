# A galaxy is known by its name; its config is any text.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Vela","config":"{\"seed\": 7}\n","tick":12}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Vela","config":"{\"seed\": 7}\n","tick":12,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.load","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":3,"result":{"galaxy":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[]}}
!! reopen
>> {"jsonrpc":"2.0","id":4,"method":"galaxy.load","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":4,"result":{"galaxy":{"name":"Vela","config":"{\"seed\": 7}\n","tick":12,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},"systems":[]}}
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.list","params":{}}
<< {"jsonrpc":"2.0","id":5,"result":{"items":[{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"name":"Vela","config":"{\"seed\": 7}\n","tick":12,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
