# What a codex cannot be. None of it is kept.
>> {"jsonrpc":"2.0","id":1,"method":"codex.create","params":{}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"title: it is missing","data":{"kind":"invalid_params","field":"title","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":2,"method":"codex.create","params":{"title":null}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"title: it is null, and not a text of at most 1000 characters","data":{"kind":"invalid_params","field":"title","reason":"it is null, and not a text of at most 1000 characters"}}}
>> {"jsonrpc":"2.0","id":3,"method":"codex.create","params":{"title":{"text":"Ann"}}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"title: it is an object, and not a text of at most 1000 characters","data":{"kind":"invalid_params","field":"title","reason":"it is an object, and not a text of at most 1000 characters"}}}
>> {"jsonrpc":"2.0","id":4,"method":"codex.create","params":{"title":"t","content":"text"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"content: it is not an object","data":{"kind":"invalid_params","field":"content","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":5,"method":"codex.create","params":{"title":"t","tags":"hero"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"tags: it is the text \"hero\", and not a list","data":{"kind":"invalid_params","field":"tags","reason":"it is the text \"hero\", and not a list"}}}
>> {"jsonrpc":"2.0","id":6,"method":"codex.create","params":{"title":"t","tags":[1]}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"tags[0]: it is the number `1`, and not a text of at most 200 characters","data":{"kind":"invalid_params","field":"tags[0]","reason":"it is the number `1`, and not a text of at most 200 characters"}}}
>> {"jsonrpc":"2.0","id":7,"method":"codex.create","params":{"title":"t","references":[{"id":"x"}]}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"references[0].type: it is missing","data":{"kind":"invalid_params","field":"references[0].type","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"codex.create","params":{"title":"t","references":[{"id":"x","type":"t","line":3}]}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"references[0].line: there is no such field here; expected one of `id`, `type`, `context`","data":{"kind":"invalid_params","field":"references[0].line","reason":"there is no such field here; expected one of `id`, `type`, `context`"}}}
>> {"jsonrpc":"2.0","id":9,"method":"codex.create","params":{"title":"t","references":[["x","t",null]]}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"references[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"references[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":10,"method":"codex.create","params":{"title":"t","project_id":"novel"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"project_id: \"novel\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f","data":{"kind":"invalid_params","field":"project_id","reason":"\"novel\" is not a UUID such as 01939d2c-7e31-7c1a-9f0e-5a3b2c1d4e5f"}}}
>> {"jsonrpc":"2.0","id":11,"method":"codex.create","params":{"title":"t","metadata":{"project_id":"novel"}}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"metadata.project_id: it is neither a UUID nor null","data":{"kind":"invalid_params","field":"metadata.project_id","reason":"it is neither a UUID nor null"}}}
>> {"jsonrpc":"2.0","id":12,"method":"codex.create","params":{"title":"t","parent_id":"01939d2c-0000-7000-9000-000000000009"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":422,"message":"parent_id: there is no codex with the key \"01939d2c-0000-7000-9000-000000000009\"; create it first","data":{"kind":"missing_parent","field":"parent_id","record":"codex","key":"01939d2c-0000-7000-9000-000000000009"}}}
>> {"jsonrpc":"2.0","id":13,"method":"codex.create","params":{"codex_id":"01939d2c-0000-7000-9000-000000000001","title":"t","parent_id":"01939d2c-0000-7000-9000-000000000001"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":422,"message":"parent_id: there is no codex with the key \"01939d2c-0000-7000-9000-000000000001\"; create it first","data":{"kind":"missing_parent","field":"parent_id","record":"codex","key":"01939d2c-0000-7000-9000-000000000001"}}}
>> {"jsonrpc":"2.0","id":90,"method":"codex.create","params":{"title":"t","content":{"a":"\ud800"}}}
<< {"jsonrpc":"2.0","id":90,"error":{"code":-32602,"message":"content: unexpected end of hex escape","data":{"kind":"invalid_params","field":"content","reason":"unexpected end of hex escape"}}}
>> {"jsonrpc":"2.0","id":91,"method":"codex.create","params":{"title":"t","content":{"a":1e999}}}
<< {"jsonrpc":"2.0","id":91,"error":{"code":-32602,"message":"content: number out of range","data":{"kind":"invalid_params","field":"content","reason":"number out of range"}}}
>> {"jsonrpc":"2.0","id":92,"method":"codex.create","params":{"title":"t","content":{"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}}}
<< {"jsonrpc":"2.0","id":92,"error":{"code":-32602,"message":"content: it is nested more than 64 levels deep","data":{"kind":"invalid_params","field":"content","reason":"it is nested more than 64 levels deep"}}}
>> {"jsonrpc":"2.0","id":14,"method":"codex.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":15,"method":"project.list","params":{}}
<< {"jsonrpc":"2.0","id":15,"result":{"items":[],"next":null}}
