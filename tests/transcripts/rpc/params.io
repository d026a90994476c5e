# Params go by name: an object, or none at all. null and an empty list are none.
>> {"jsonrpc":"2.0","id":1,"method":"interior.load","params":null}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.load","params":[]}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.load","params":["A"]}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.load","params":5}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.load","params":"A"}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.load","params":true}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no interior with the key \"A\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"A"}}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.list","params":null}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.list","params":[]}
<< {"jsonrpc":"2.0","id":9,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.list","params":0}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":"none","method":"interior.list"}
<< {"jsonrpc":"2.0","id":"none","result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":"none","method":"interior.load"}
<< {"jsonrpc":"2.0","id":"none","error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.list","params":[    ]}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":13,"method":"interior.list","params":[{}]}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":14,"method":"interior.list","params":[null]}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":15,"method":"list_codices","params":[]}
<< {"jsonrpc":"2.0","id":15,"result":[]}
>> {"jsonrpc":"2.0","id":16,"method":"system.flush","params":[]}
<< {"jsonrpc":"2.0","id":16,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":17,"method":"system.check","params":null}
<< {"jsonrpc":"2.0","id":17,"result":{"ok":true,"findings":[]}}
>> {"jsonrpc":"2.0","id":18,"method":"changes.list","params":[]}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"from_seq: it is missing","data":{"kind":"invalid_params","field":"from_seq","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":19,"method":"changes.unsubscribe","params":[]}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"subscription: it is missing","data":{"kind":"invalid_params","field":"subscription","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":20,"method":"batch.apply","params":[]}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"operations: it is missing","data":{"kind":"invalid_params","field":"operations","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":21,"method":"batch.apply","params":{"operations":[{"method":"session.end_stale","params":[]},{"method":"session.end_stale","params":null},{"method":"session.end_stale"}]}}
<< {"jsonrpc":"2.0","id":21,"result":{"results":[{"ended":[]},{"ended":[]},{"ended":[]}]}}
>> {"jsonrpc":"2.0","id":22,"method":"batch.apply","params":{"operations":[{"method":"session.end_stale","params":["x"]}]}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"operation 0: params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position","index":0}}}
