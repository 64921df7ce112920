package dev.berth.cli.command;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the code that gives commands, and options that they share, their values. By reflection it
 * would take Java 22 and newer, which make code of their own for it, a tenth of the time until a
 * job starts; so none of these members is private.
 */
final class BindingWriter {

  /** The class that is written in each package. */
  private static final String CLASS_NAME = "WrittenBindings";

  private final Map<Class<?>, List<Member>> members = new LinkedHashMap<>();

  /**
   * An expression that makes what sets a member.
   *
   * @param owner an expression for the object that has it
   */
  String reference(String owner, Member member) {
    if (Modifier.isPrivate(member.getModifiers())) {
      throw new IllegalStateException(member + " is private");
    }
    List<Member> known =
        members.computeIfAbsent(member.getDeclaringClass(), type -> new ArrayList<>());
    if (!known.contains(member)) {
      known.add(member);
    }
    Class<?> type = member.getDeclaringClass();
    return "new %s.%s.%s(%s, %d)"
        .formatted(
            type.getPackageName(), CLASS_NAME, type.getSimpleName(), owner, known.indexOf(member));
  }

  /** The classes by their names, as source code. */
  Map<String, String> sources() {
    Map<String, StringBuilder> bodies = new LinkedHashMap<>();
    members.forEach(
        (type, known) ->
            bodies
                .computeIfAbsent(type.getPackageName(), name -> new StringBuilder())
                .append(source(type, known)));
    Map<String, String> sources = new LinkedHashMap<>();
    bodies.forEach(
        (name, body) ->
            sources.put(
                name + "." + CLASS_NAME,
                """
                package %s;

                /** Written by BindingWriter. */
                @SuppressWarnings({"rawtypes", "unchecked"})
                public final class %s {
                %s}
                """
                    .formatted(name, CLASS_NAME, body)));
    return sources;
  }

  private static String source(Class<?> type, List<Member> known) {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < known.size(); i++) {
      cases.append("        case %d: owner.%s; break;\n".formatted(i, assignment(known.get(i))));
    }
    return """

          public static final class %1$s extends dev.berth.cli.model.Binding {
            private final %2$s owner;
            private final int member;

            public %1$s(%2$s owner, int member) {
              this.owner = owner;
              this.member = member;
            }

            @Override
            protected void write(Object given) {
              switch (member) {
        %3$s        default: throw new IllegalStateException("no member " + member);
              }
            }
          }
        """
        .formatted(type.getSimpleName(), type.getCanonicalName(), cases);
  }

  private static String assignment(Member member) {
    return member instanceof Method method
        ? "%s((%s) given)"
            .formatted(method.getName(), method.getParameterTypes()[0].getCanonicalName())
        : "%s = (%s) given"
            .formatted(member.getName(), ((Field) member).getType().getCanonicalName());
  }
}
