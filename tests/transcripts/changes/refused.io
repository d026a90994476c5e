# What cannot be followed or listed.
>> {"jsonrpc":"2.0","id":1,"method":"changes.subscribe","params":{"from_seq":1,"snapshot":true}}
>> {"jsonrpc":"2.0","id":2,"method":"changes.subscribe","params":{"from_seq":2}}
>> {"jsonrpc":"2.0","id":3,"method":"changes.subscribe","params":{"kinds":["interior","kraken"]}}
>> {"jsonrpc":"2.0","id":4,"method":"changes.subscribe","params":{"ship_id":"a ship"}}
>> {"jsonrpc":"2.0","id":5,"method":"changes.subscribe","params":{"from_seq":-1}}
>> {"jsonrpc":"2.0","id":6,"method":"changes.unsubscribe","params":{"subscription":1}}
>> {"jsonrpc":"2.0","id":7,"method":"changes.list","params":{}}
>> {"jsonrpc":"2.0","id":8,"method":"changes.list","params":{"from_seq":1,"limit":1001}}
>> {"jsonrpc":"2.0","id":9,"method":"changes.list","params":{"from_seq":2}}
>> {"jsonrpc":"2.0","id":10,"method":"vessel.history","params":{}}
