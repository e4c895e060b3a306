package io.github.mysqlclone;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps types out of all that a user of a class can see of it, type arguments and bounds included. */
final class HideFromSignatures extends ArchCondition<JavaClass> {
    private final DescribedPredicate<? super JavaClass> hidden;

    HideFromSignatures(DescribedPredicate<? super JavaClass> hidden) {
        super("hide types that " + hidden.getDescription() + " from their signatures");
        this.hidden = hidden;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        if (!isVisible(javaClass)) {
            return;
        }
        check(javaClass, javaClass.getDescription(), ofDeclaration(javaClass), events);
        for (JavaField field : javaClass.getFields()) {
            if (isVisible(field.getModifiers())) {
                check(javaClass, field.getDescription(), List.of(field.getType()), events);
            }
        }
        for (JavaCodeUnit unit : javaClass.getCodeUnits()) {
            if (isVisible(unit.getModifiers())) {
                check(javaClass, unit.getDescription(), ofSignature(unit), events);
            }
        }
    }

    private void check(JavaClass owner, String where, List<JavaType> types, ConditionEvents events) {
        types.stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(hidden)
                .distinct()
                .forEach(type -> events.add(SimpleConditionEvent.violated(owner, where + " names " + type.getName())));
    }

    private static List<JavaType> ofDeclaration(JavaClass javaClass) {
        List<JavaType> types = new ArrayList<>(javaClass.getTypeParameters());
        javaClass.getSuperclass().ifPresent(types::add);
        types.addAll(javaClass.getInterfaces());
        javaClass.getPermittedSubclasses().ifPresent(types::addAll);
        return types;
    }

    private static List<JavaType> ofSignature(JavaCodeUnit unit) {
        List<JavaType> types = new ArrayList<>(unit.getTypeParameters());
        types.add(unit.getReturnType());
        types.addAll(unit.getParameterTypes());
        types.addAll(unit.getExceptionTypes());
        return types;
    }

    private static boolean isVisible(JavaClass javaClass) {
        return isVisible(javaClass.getModifiers())
                && javaClass
                        .getEnclosingClass()
                        .map(HideFromSignatures::isVisible)
                        .orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
