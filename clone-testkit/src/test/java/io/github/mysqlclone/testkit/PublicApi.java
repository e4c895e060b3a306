package io.github.mysqlclone.testkit;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected types and members of a module, but for its internal packages.
 *
 * @param types in the order of their names
 */
record PublicApi(List<Class<?>> types) {

    static PublicApi of(Path classes, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            List<Class<?>> types = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("/internal/"))
                    .filter(name -> !name.endsWith("module-info.class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace(classes.getFileSystem().getSeparator(), "."))
                    .sorted()
                    .<Class<?>>map(name -> load(name, loader))
                    .filter(PublicApi::isVisible)
                    .toList();
            return new PublicApi(types);
        }
    }

    List<Class<?>> topLevelTypes() {
        return types.stream().filter(type -> type.getEnclosingClass() == null).toList();
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    @Override
    public String toString() {
        return types.stream().map(PublicApi::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(Class<?> type) {
        List<String> members = new ArrayList<>();
        if (!type.isEnum()) {
            add(members, Arrays.asList(type.getDeclaredConstructors()));
        }
        add(members, Arrays.asList(type.getDeclaredFields()));
        add(members, Arrays.asList(type.getDeclaredMethods()));
        return head(type) + "\n"
                + members.stream()
                        .sorted()
                        .distinct()
                        .map(member -> "    " + member + "\n")
                        .collect(Collectors.joining());
    }

    private static void add(List<String> members, Collection<? extends Member> more) {
        more.stream()
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .map(PublicApi::describe)
                .forEach(members::add);
    }

    private static String head(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        List<Type> parents = new ArrayList<>();
        if (type.getGenericSuperclass() != null && !type.isEnum() && !type.isRecord()) {
            parents.add(type.getGenericSuperclass());
        }
        parents.addAll(Arrays.asList(type.getGenericInterfaces()));
        parents.remove(Object.class);
        return modifiers(type.getModifiers(), type.isEnum() || type.isRecord() || type.isInterface())
                + (type.isSealed() ? "sealed " : "") + kind + " " + named(type)
                + (parents.isEmpty() ? "" : " : " + names(parents.toArray(new Type[0])));
    }

    /** The name with its type parameters. */
    private static String named(Class<?> type) {
        String parameters = Stream.of(type.getTypeParameters())
                .map(parameter -> parameter.getName() + " : " + names(parameter.getBounds()))
                .collect(Collectors.joining(", "));
        return type.getName() + (parameters.isEmpty() ? "" : "<" + parameters + ">");
    }

    private static String describe(Member member) {
        String modifiers = modifiers(member.getModifiers(), false);
        if (member instanceof Field field) {
            return modifiers + field.getGenericType().getTypeName() + " " + field.getName();
        }
        Executable code = (Executable) member;
        String result =
                code instanceof Method method ? method.getGenericReturnType().getTypeName() + " " : "";
        String name = code instanceof Constructor<?> ? "new" : code.getName();
        String thrown =
                code.getGenericExceptionTypes().length == 0 ? "" : " throws " + names(code.getGenericExceptionTypes());
        String unset = code instanceof Method method && method.getDefaultValue() != null ? " default" : "";
        return modifiers + result + name + "(" + names(code.getGenericParameterTypes()) + ")" + thrown + unset;
    }

    private static String names(Type[] types) {
        return Stream.of(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }

    /** Those that a user can feel. */
    private static String modifiers(int modifiers, boolean isFinalAnyway) {
        return Stream.of(
                        Modifier.isProtected(modifiers) ? "protected " : "",
                        Modifier.isStatic(modifiers) ? "static " : "",
                        Modifier.isAbstract(modifiers) && !isFinalAnyway ? "abstract " : "",
                        Modifier.isFinal(modifiers) && !isFinalAnyway ? "final " : "")
                .collect(Collectors.joining());
    }
}
