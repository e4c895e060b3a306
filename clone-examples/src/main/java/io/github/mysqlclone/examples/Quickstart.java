package io.github.mysqlclone.examples;

/** The main job on real servers. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) {
        System.out.println("The quickstart runs.");
    }
}
