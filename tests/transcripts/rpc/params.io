# Params go by name: an object, or none at all.
>> {"jsonrpc":"2.0","id":1,"method":"interior.load","params":null}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.load","params":[]}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
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
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.list","params":[]}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.list","params":0}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"params must be an object","data":{"kind":"invalid_params","field":"","reason":"params must be an object"}}}
>> {"jsonrpc":"2.0","id":"none","method":"interior.list"}
<< {"jsonrpc":"2.0","id":"none","result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":"none","method":"interior.load"}
<< {"jsonrpc":"2.0","id":"none","error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
