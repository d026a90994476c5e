# An id comes back as it was written, whatever text or number it is.
>> {"jsonrpc":"2.0","id":0,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":0,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":-1,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":-1,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":1.5,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1.5,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":18446744073709551616,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":18446744073709551616,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":1e2,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1e2,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":1E+2,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1E+2,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":-0,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":-0,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":-0.0,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":-0.0,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":1.0,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1.0,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":123456789012345678901234567890.000,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":123456789012345678901234567890.000,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":1e999,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1e999,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"a b","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"a b","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"éü","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"\u00e9\u00fc","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"🚢","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"\ud83d\udea2","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"\u00e9","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"\u00e9","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"\"\\\/\n","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"\"\\\/\n","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":"1","method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":"1","result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":null,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":null,"result":{"durable_seq":0,"written":0}}
# White space is not part of it.
>> { "jsonrpc" : "2.0" , "id" :  7  , "method" : "system.flush" }
<< {"jsonrpc":"2.0","id":7,"result":{"durable_seq":0,"written":0}}
