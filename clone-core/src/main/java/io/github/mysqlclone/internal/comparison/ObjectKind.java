package io.github.mysqlclone.internal.comparison;

/** What a schema may hold. */
enum ObjectKind {
    TABLE("table"),
    VIEW("view"),
    FUNCTION("function"),
    PROCEDURE("procedure"),
    TRIGGER("trigger"),
    EVENT("event");

    private final String word;

    ObjectKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
