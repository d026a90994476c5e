# What tasks are refused for.
>> {"jsonrpc":"2.0","id":1,"method":"task.create","params":{"title":"no id is needed"}}
<< {"jsonrpc":"2.0","id":1,"result":{"task_id":"00000000-0000-0000-0000-000000000002","title":"no id is needed","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"task.create","params":{}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"title: it is missing","data":{"kind":"invalid_params","field":"title","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":3,"method":"task.create","params":{"task_id":"a","title":"A"}}
<< {"jsonrpc":"2.0","id":3,"result":{"task_id":"a","title":"A","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"task.create","params":{"task_id":"a","title":"A"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"task \"a\" is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"task","key":"a","current":{"task_id":"a","title":"A","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"task.create","params":{"task_id":"","title":"A"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"task_id: an id cannot be empty","data":{"kind":"invalid_params","field":"task_id","reason":"an id cannot be empty"}}}
>> {"jsonrpc":"2.0","id":6,"method":"task.create","params":{"title":"A","parent_id":"none"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":422,"message":"parent_id: there is no task with the key \"none\"; create it first","data":{"kind":"missing_parent","field":"parent_id","record":"task","key":"none"}}}
>> {"jsonrpc":"2.0","id":7,"method":"task.update","params":{"task_id":"a","parent_id":"a"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":422,"message":"a cannot be its own parent","data":{"kind":"rule","rule":"cycle","reason":"a cannot be its own parent"}}}
>> {"jsonrpc":"2.0","id":8,"method":"task.create","params":{"task_id":"b","title":"B","parent_id":"a"}}
<< {"jsonrpc":"2.0","id":8,"result":{"task_id":"b","title":"B","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":"a","assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"task.update","params":{"task_id":"a","parent_id":"b"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":422,"message":"b lies under a, so it cannot be its parent","data":{"kind":"rule","rule":"cycle","reason":"b lies under a, so it cannot be its parent"}}}
>> {"jsonrpc":"2.0","id":10,"method":"task.update","params":{"task_id":"a","status":null}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"status: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"status","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":11,"method":"task.update","params":{"task_id":"a","due_date":"tomorrow"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"due_date: \"tomorrow\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"due_date","reason":"\"tomorrow\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":12,"method":"task.load","params":{"task_id":"z"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":404,"message":"there is no task with the key \"z\"; check the key, or create it first","data":{"kind":"not_found","record":"task","key":"z"}}}
>> {"jsonrpc":"2.0","id":13,"method":"task.delete","params":{"task_id":"z"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":404,"message":"there is no task with the key \"z\"; check the key, or create it first","data":{"kind":"not_found","record":"task","key":"z"}}}
>> {"jsonrpc":"2.0","id":14,"method":"task.update","params":{"task_id":"a","title":"x","if_version":7}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":409,"message":"task \"a\" is at version 1, not 7; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"task","key":"a","expected":7,"current":{"task_id":"a","title":"A","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":15,"method":"task.list","params":{"limit":0}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"limit: 0 is not from 1 to 1000","data":{"kind":"invalid_params","field":"limit","reason":"0 is not from 1 to 1000"}}}
!! reopen
>> {"jsonrpc":"2.0","id":16,"method":"task.list","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[{"task_id":"00000000-0000-0000-0000-000000000002","title":"no id is needed","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"task_id":"a","title":"A","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":null,"assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"task_id":"b","title":"B","description":null,"status":"todo","priority":"normal","tags":[],"labels":{},"project_id":null,"parent_id":"a","assignee":null,"due_date":null,"output":null,"artifacts":[],"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
