/*
 * A MUD's load and save, over a socket, with nothing but libc.
 *
 * Build:  cc -std=c99 -Wall -Wextra -o ships examples/c/ships.c
 * Run:    ./ships 127.0.0.1 4747 save    writes a ship with a lot of cargo and a pilot, in one change
 *         ./ships 127.0.0.1 4747 load    reads all ships, as a game does at boot, and prints a line for each
 *
 * A request is a line of JSON, and so is its reply. A save that was answered is on disk.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define NAME_MAX_BYTES 401 /* 100 characters of UTF-8, and the end */
#define SHIPS_PER_PAGE 100

struct ship {
    char id[9];
    char name[NAME_MAX_BYTES];
    int rooms;
    int cargo_lots;
};

static void die(const char *what) {
    fprintf(stderr, "ships: %s\n", what);
    exit(1);
}

/* --- text that grows ------------------------------------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t length, room;
};

static void text_put(struct text *text, const char *bytes, size_t length) {
    if (text->length + length + 1 > text->room) {
        text->room = 2 * (text->length + length + 1);
        text->bytes = realloc(text->bytes, text->room);
        if (text->bytes == NULL)
            die("out of memory");
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static void text_format(struct text *text, const char *format, ...) {
    char part[1024];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(part, sizeof part, format, values);
    va_end(values);
    if (length < 0 || (size_t)length >= sizeof part)
        die("a part of a request is too long");
    text_put(text, part, (size_t)length);
}

/* A string of JSON: quotes, backslashes and control characters are escaped, UTF-8 stays as it is. */
static void text_string(struct text *text, const char *string) {
    text_put(text, "\"", 1);
    for (; *string != '\0'; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte == '"' || byte == '\\')
            text_format(text, "\\%c", byte);
        else if (byte < 0x20)
            text_format(text, "\\u%04x", byte);
        else
            text_put(text, string, 1);
    }
    text_put(text, "\"", 1);
}

/* --- reading JSON: a value is a pointer to its first byte ------------------------------------------------------- */

static const char *json_space(const char *at) {
    return at + strspn(at, " \t\r\n");
}

/* The byte behind a value; replies are well formed, so what is looked for is only where it ends. */
static const char *json_end(const char *at) {
    int depth = 0;
    for (at = json_space(at); *at != '\0'; at++) {
        if (*at == '"') {
            for (at++; *at != '"'; at++) {
                if (*at == '\\')
                    at++;
                if (*at == '\0')
                    return at;
            }
        } else if (*at == '{' || *at == '[') {
            depth++;
            continue;
        } else if (*at == '}' || *at == ']') {
            depth--;
        } else {
            at += strcspn(at, ",:]}[{\" \t\r\n") - 1;
        }
        if (depth <= 0)
            return at + 1;
        at = json_space(at + 1);
        at -= (*at != ',' && *at != ':');
    }
    return at;
}

/* The member of an object, or NULL. */
static const char *json_member(const char *object, const char *name) {
    if (object == NULL || *(object = json_space(object)) != '{')
        return NULL;
    const char *at = json_space(object + 1);
    while (*at == '"') {
        const char *end = json_end(at);
        const char *value = json_space(json_space(end) + 1);
        if ((size_t)(end - at) == strlen(name) + 2 && strncmp(at + 1, name, strlen(name)) == 0)
            return value;
        at = json_space(json_end(value));
        if (*at == ',')
            at = json_space(at + 1);
    }
    return NULL;
}

/* The first item of an array if item is NULL, else the one behind item; NULL behind the last. */
static const char *json_item(const char *array, const char *item) {
    if (item == NULL) {
        if (array == NULL || *(array = json_space(array)) != '[')
            return NULL;
        item = json_space(array + 1);
        return *item == ']' ? NULL : item;
    }
    item = json_space(json_end(item));
    return *item == ',' ? json_space(item + 1) : NULL;
}

static int json_count(const char *array) {
    int count = 0;
    for (const char *item = json_item(array, NULL); item != NULL; item = json_item(array, item))
        count++;
    return count;
}

/* The number of a \u escape, whose four digits begin here. */
static unsigned long json_code(const char *digits) {
    char four[5] = {0};
    strncpy(four, digits, 4);
    return strtoul(four, NULL, 16);
}

/* The letter of an escape as UTF-8, and where the escape ends. `at` is behind the backslash. */
static const char *json_escape(const char *at, char letter[5]) {
    static const char names[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *name = strchr(names, *at);
    memset(letter, 0, 5);
    if (*at != 'u') {
        letter[0] = name != NULL && *at != '\0' ? meant[name - names] : *at;
        return at + (*at != '\0');
    }
    unsigned long code = json_code(at + 1);
    at += 1 + strnlen(at + 1, 4);
    if (code >= 0xd800 && code < 0xdc00 && at[0] == '\\' && at[1] == 'u') {
        code = 0x10000 + ((code - 0xd800) << 10) + (json_code(at + 2) - 0xdc00);
        at += 2 + strnlen(at + 2, 4);
    }
    if (code < 0x80) {
        letter[0] = (char)code;
        return at;
    }
    int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    letter[0] = (char)((0xff00 >> (more + 1)) | (code >> (6 * more)));
    for (int place = 1; place <= more; place++)
        letter[place] = (char)(0x80 | ((code >> (6 * (more - place))) & 0x3f));
    return at;
}

/* Copies a string, as far as there is room for whole letters. */
static void json_string(const char *value, char *into, size_t room) {
    size_t length = 0;
    if (value != NULL && *value == '"') {
        for (value++; *value != '"' && *value != '\0';) {
            char letter[5] = {*value, 0};
            value = *value == '\\' ? json_escape(value + 1, letter) : value + 1;
            size_t bytes = strlen(letter);
            if (length + bytes >= room)
                break;
            memcpy(into + length, letter, bytes);
            length += bytes;
        }
    }
    into[length] = '\0';
}

/* --- the server ------------------------------------------------------------------------------------------------- */

static FILE *from_server;
static int to_server;

static void server_connect(const char *host, const char *port) {
    struct addrinfo hints = {0}, *found;
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host, port, &hints, &found) != 0)
        die("no such host");
    to_server = -1;
    for (struct addrinfo *at = found; at != NULL && to_server < 0; at = at->ai_next) {
        to_server = socket(at->ai_family, at->ai_socktype, at->ai_protocol);
        if (to_server >= 0 && connect(to_server, at->ai_addr, at->ai_addrlen) != 0) {
            close(to_server);
            to_server = -1;
        }
    }
    freeaddrinfo(found);
    if (to_server < 0)
        die("nobody listens there; start harbormaster serve");
    from_server = fdopen(to_server, "r");
    if (from_server == NULL)
        die("out of memory");
}

static void server_send(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = send(to_server, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            die("the server is gone; what was not answered may be saved or not");
        bytes += sent;
        length -= (size_t)sent;
    }
}

/* Calls a method, whose params are JSON. The result stays until the next call; a refusal ends the program. */
static const char *server_call(const char *method, const char *params) {
    static char *reply;
    static size_t room;
    static int id;
    struct text request = {0};
    text_format(&request, "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":", ++id, method);
    text_put(&request, params, strlen(params));
    text_put(&request, "}\n", 2);
    server_send(request.bytes, request.length);
    free(request.bytes);
    if (getline(&reply, &room, from_server) < 0)
        die("the server closed the connection");
    const char *error = json_member(reply, "error");
    if (error != NULL) {
        char words[512];
        json_string(json_member(error, "message"), words, sizeof words);
        die(words);
    }
    return json_member(reply, "result");
}

/* --- what a game does ------------------------------------------------------------------------------------------- */

/* Saves a ship whole: cargo and crew become exactly those given, and all of it is one change. */
static void ship_save(const struct ship *ship) {
    struct text params = {0};
    text_format(&params, "{\"interior\":{\"ship_id\":");
    text_string(&params, ship->id);
    text_format(&params, ",\"vessel_name\":");
    text_string(&params, ship->name);
    text_format(&params, ",\"vessel_type\":\"boat\",\"rooms\":[");
    for (int room = 0; room < ship->rooms; room++)
        text_format(&params, "%s{\"vnum\":%d,\"room_type\":\"%s\"}", room ? "," : "", 70000 + room,
                    room ? "quarters" : "bridge");
    text_format(&params, "],\"bridge_room\":70000,\"connections\":[{\"from\":0,\"to\":1,\"direction\":\"south\"}]}");
    text_format(&params, ",\"cargo\":[{\"cargo_room\":0,\"item_vnum\":1,\"item_name\":\"grain\",\"item_count\":12,"
                         "\"item_weight\":20}]");
    text_format(&params, ",\"crew\":[{\"npc_vnum\":70001,\"npc_name\":\"the pilot\",\"crew_role\":\"pilot\","
                         "\"assigned_room\":70000}]}");
    server_call("vessel.save", params.bytes);
    free(params.bytes);
}

/* Reads all ships, a page at a time. */
static void ships_load(void (*loaded)(const struct ship *ship)) {
    char after[9] = "";
    do {
        struct text params = {0};
        text_format(&params, "{\"limit\":%d,\"after\":", SHIPS_PER_PAGE);
        if (*after != '\0')
            text_string(&params, after);
        else
            text_format(&params, "null");
        text_format(&params, "}");
        const char *page = server_call("fleet.load", params.bytes);
        free(params.bytes);
        const char *ships = json_member(page, "items");
        for (const char *at = json_item(ships, NULL); at != NULL; at = json_item(ships, at)) {
            const char *interior = json_member(at, "interior");
            struct ship ship = {0};
            json_string(json_member(interior, "ship_id"), ship.id, sizeof ship.id);
            json_string(json_member(interior, "vessel_name"), ship.name, sizeof ship.name);
            ship.rooms = json_count(json_member(interior, "rooms"));
            ship.cargo_lots = json_count(json_member(at, "cargo"));
            loaded(&ship);
        }
        json_string(json_member(page, "next"), after, sizeof after);
    } while (*after != '\0');
}

static void print_ship(const struct ship *ship) {
    printf("%s: %s, %d rooms, %d lots\n", ship->id, ship->name, ship->rooms, ship->cargo_lots);
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: ships HOST PORT save|load\n");
        return 2;
    }
    server_connect(arguments[1], arguments[2]);
    if (strcmp(arguments[3], "save") == 0) {
        struct ship ship = {"1", "The \"Grey\" \\ M\xc3\xb6we", 2, 1};
        ship_save(&ship);
        ship_save(&ship); /* twice is as once */
    } else {
        ships_load(print_ship);
    }
    fclose(from_server);
    return 0;
}
