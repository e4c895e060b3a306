package io.github.mysqlclone.testkit.internal.code;

import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which piece of code it is that fills a template: its class as the compiler made it, its method, and all values that it holds, down
 * to texts and numbers. Nothing of it differs from one JVM to another.
 */
public final class CodeOrigin {

    /** What makes no data, and holds much. */
    private static final List<Class<?>> LOGGERS =
            List.of(org.slf4j.Logger.class, System.Logger.class, java.util.logging.Logger.class);

    /** Said by its name, as the kit needs no JUnit: code that uses something of its test holds on to the test as well. */
    private static final String EXTENSION = "io.github.mysqlclone.testkit.junit.MySqlExtension";

    /** What is larger is no value, but half a program. */
    private static final int MOST_VALUES = 200_000;

    private static final int DEEPEST = 100;

    /** The objects on the way to the one that is looked at. */
    private final List<Object> above = new ArrayList<>();

    private final Map<Class<?>, String> classes = new HashMap<>();
    private final Function<Object, Optional<List<?>>> known;
    private int values;

    private CodeOrigin(Function<Object, Optional<List<?>>> known) {
        this.known = known;
    }

    /**
     * Returns a text that is another one for each two pieces of code that may do something else.
     *
     * @param code an object or a serializable lambda
     * @param known says for some objects what there is to say of them, in place of all that they hold
     * @throws IllegalArgumentException if the code holds what cannot be told; the message says what, and what to do
     */
    public static String of(Object code, Function<Object, Optional<List<?>>> known) {
        return new CodeOrigin(known).text(code, code.getClass().isHidden() ? "the lambda" : "it");
    }

    private String text(@Nullable Object value, String place) {
        if (value == null) {
            return "null";
        }
        values++;
        if (above.size() > DEEPEST || values > MOST_VALUES) {
            throw cannotTell("more than can be looked through", place);
        }
        int level = levelOf(value);
        if (level >= 0) {
            return "level " + level; // it holds itself
        }
        above.add(value);
        try {
            return UnambiguousText.of(List.of(kind(value, place), content(value, place)));
        } finally {
            above.remove(above.size() - 1);
        }
    }

    @SuppressWarnings("ReferenceEquality") // another object that is equal is looked into, too
    private int levelOf(Object value) {
        for (int level = 0; level < above.size(); level++) {
            if (above.get(level) == value) {
                return level;
            }
        }
        return -1;
    }

    private String kind(Object value, String place) {
        Class<?> type = value.getClass();
        if (type.isHidden()) {
            return "lambda";
        }
        if (Proxy.isProxyClass(type)) {
            throw cannotTell("a proxy", place);
        }
        if (ClassContent.isOfThePlatform(type)) {
            return value instanceof List
                    ? "list"
                    : value instanceof Set ? "set" : value instanceof Map ? "map" : type.getName();
        }
        StringBuilder content = new StringBuilder();
        new ObjectParts(value).types().forEach(each -> content.append(contentOf(each)));
        return content.toString();
    }

    private String contentOf(Class<?> type) {
        return classes.computeIfAbsent(type, ClassContent::of);
    }

    private String content(Object value, String place) {
        Optional<String> plain = PlainValue.of(value);
        if (plain.isPresent()) {
            return plain.get();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Class<?> type) {
            return contentOf(type);
        }
        if (value instanceof Optional<?> optional) {
            return text(optional.orElse(null), place);
        }
        if (value instanceof AtomicReference<?> reference) {
            return text(reference.get(), place);
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map, place);
        }
        if (value instanceof Collection<?> collection) {
            return elements(collection, place);
        }
        if (value.getClass().isArray()) {
            return array(value, place);
        }
        if (LOGGERS.stream().anyMatch(logger -> logger.isInstance(value))
                || value.getClass().getName().equals(EXTENSION)) {
            return "";
        }
        Optional<List<?>> parts = known.apply(value);
        if (parts.isPresent()) {
            return elements(parts.get(), place);
        }
        return value.getClass().isHidden() ? lambda(value, place) : fields(value, place);
    }

    private String entries(Map<?, ?> map, String place) {
        List<String> texts = new ArrayList<>();
        map.forEach((key, value) -> texts.add(UnambiguousText.of(List.of(text(key, place), text(value, place)))));
        return inOrder(texts, map instanceof LinkedHashMap || map instanceof SortedMap);
    }

    private String elements(Collection<?> collection, String place) {
        List<String> texts = new ArrayList<>();
        collection.forEach(element -> texts.add(text(element, place)));
        return inOrder(
                texts,
                !(collection instanceof Set) || collection instanceof LinkedHashSet || collection instanceof SortedSet);
    }

    /** The order of a set is another one in each JVM, unless it has one of its own. */
    private static String inOrder(List<String> texts, boolean hasOrder) {
        return UnambiguousText.of(hasOrder ? texts : texts.stream().sorted().toList());
    }

    private String array(Object array, String place) {
        boolean primitive = array.getClass().getComponentType().isPrimitive();
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < Array.getLength(array); index++) {
            Object element = Array.get(array, index);
            texts.add(primitive ? String.valueOf(element) : text(element, place));
        }
        return UnambiguousText.of(texts);
    }

    private String lambda(Object value, String place) {
        SerializedLambda form =
                LambdaForm.of(value).orElseThrow(() -> cannotTell("a lambda that is not serializable", place));
        List<String> texts = new ArrayList<>(List.of(
                contentOf(implementingClass(form, value)), form.getImplMethodName(), form.getImplMethodSignature()));
        for (int index = 0; index < form.getCapturedArgCount(); index++) {
            texts.add(text(form.getCapturedArg(index), "a value that " + place + " uses from around it"));
        }
        return UnambiguousText.of(texts);
    }

    private static Class<?> implementingClass(SerializedLambda form, Object lambda) {
        try {
            return Class.forName(
                    form.getImplClass().replace('/', '.'),
                    false,
                    lambda.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The lambda runs, so its class is there", e);
        }
    }

    private String fields(Object value, String place) {
        ObjectParts parts = new ObjectParts(value);
        if (parts.areOutOfSight()) {
            throw cannotTell("a " + value.getClass().getName(), place);
        }
        return UnambiguousText.of(parts.fields().stream()
                .map(field -> UnambiguousText.of(List.of(
                        field.getName(),
                        text(parts.value(field), field.getDeclaringClass().getSimpleName() + "." + field.getName()))))
                .collect(Collectors.toList()));
    }

    private static IllegalArgumentException cannotTell(String what, String place) {
        return new IllegalArgumentException("work: the template cannot be told from others, as " + place + " is " + what
                + ": have the code use texts, numbers, paths or records and lists of such in its place, or write a class that"
                + " implements Population, whose origin() and version() tell it.");
    }
}
