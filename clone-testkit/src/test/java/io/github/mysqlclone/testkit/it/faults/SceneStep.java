package io.github.mysqlclone.testkit.it.faults;

/** Does something to a scene. */
@FunctionalInterface
interface SceneStep {
    void run(Scene scene) throws Exception;
}
