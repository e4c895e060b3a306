package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has to be changed for one clone, in the order in which it is, and what prevents that.
 *
 * @param list the changes
 * @param obstacles by side, why something that was asked for cannot be changed
 */
public record PlannedChanges(List<Change> list, Map<Side, List<String>> obstacles) {

    /** Nothing is to be changed. */
    public static final PlannedChanges NONE = new PlannedChanges(List.of(), Map.of());

    /** Copy the collections. */
    public PlannedChanges {
        list = List.copyOf(list);
        obstacles = Map.copyOf(obstacles);
    }

    /** Returns the changes of one kind. */
    public <T extends Change> Stream<T> of(Class<T> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns why not, on one side. */
    public List<String> obstaclesOn(Side side) {
        return obstacles.getOrDefault(side, List.of());
    }
}
