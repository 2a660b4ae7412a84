//! What the sign-in page says.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub sign_in: &'static str,
    pub intro: &'static str,
    pub login: &'static str,
    pub password: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub refused_title: &'static str,
    pub wrong: &'static str,
    /// `{name}` and `{restaurant}` are replaced.
    pub signed_in_as: &'static str,
    pub forgot: &'static str,
    pub register: &'static str,
    pub reset_done: &'static str,
    pub reset_done_text: &'static str,
    pub to_work: &'static str,
    pub plain_http_title: &'static str,
    pub plain_http: &'static str,
    pub pin_title: &'static str,
    pub who: &'static str,
    pub pin: &'static str,
    pub wrong_pin: &'static str,
    /// `{minutes}`.
    pub pin_locked: &'static str,
    pub by_password: &'static str,
    pub by_pin: &'static str,
    pub not_enrolled: &'static str,
    pub nobody_title: &'static str,
    pub nobody_text: &'static str,
    pub backspace: &'static str,
    pub clear: &'static str,
}

const EN: Words = Words {
    sign_in: "Sign in",
    intro: "For the people who work here.",
    login: "E-mail or username",
    password: "Password",
    show_password: "Show password",
    hide_password: "Hide password",
    refused_title: "That did not work",
    wrong: "The name or the password is not right. If both are, ask a manager whether you still have access.",
    signed_in_as: "You are signed in as {name}, {restaurant}.",
    forgot: "Forgot your password?",
    register: "Open a restaurant",
    reset_done: "The new password is saved",
    reset_done_text: "Sign in with it now.",
    to_work: "Go to work",
    plain_http_title: "This connection is not encrypted",
    plain_http: "Fine on the restaurant's own network; on any other, others could read along.",
    pin_title: "Who is working?",
    who: "Your name",
    pin: "PIN",
    wrong_pin: "Pick your name and type your PIN again.",
    pin_locked: "Too many wrong PINs here. Try again in {minutes} min, or sign in with your password.",
    by_password: "Sign in with a password",
    by_pin: "Sign in with a PIN",
    not_enrolled: "This device is not one of the house. A manager makes it one in the back office, under Devices.",
    nobody_title: "Nobody has a PIN yet",
    nobody_text: "A manager gives PINs in the back office, under Staff.",
    backspace: "Delete last digit",
    clear: "Clear",
};

const ES: Words = Words {
    sign_in: "Entrar",
    intro: "Para quienes trabajan aquí.",
    login: "Correo o usuario",
    password: "Contraseña",
    show_password: "Mostrar contraseña",
    hide_password: "Ocultar contraseña",
    refused_title: "No se pudo entrar",
    wrong: "El nombre o la contraseña no son correctos. Si lo son, pregunte al encargado si aún tiene acceso.",
    signed_in_as: "Ha entrado como {name}, {restaurant}.",
    forgot: "¿Olvidó la contraseña?",
    register: "Abrir un restaurante",
    reset_done: "La contraseña nueva está guardada",
    reset_done_text: "Entre ahora con ella.",
    to_work: "A trabajar",
    plain_http_title: "Esta conexión no va cifrada",
    plain_http: "Está bien en la red del restaurante; en cualquier otra, alguien podría leerla.",
    pin_title: "¿Quién trabaja?",
    who: "Su nombre",
    pin: "PIN",
    wrong_pin: "Elija su nombre y escriba el PIN otra vez.",
    pin_locked: "Demasiados PIN equivocados aquí. Pruebe dentro de {minutes} min o entre con su contraseña.",
    by_password: "Entrar con contraseña",
    by_pin: "Entrar con PIN",
    not_enrolled: "Este dispositivo no es de la casa. Un encargado lo registra en la administración, en Dispositivos.",
    nobody_title: "Nadie tiene PIN todavía",
    nobody_text: "Un encargado da los PIN en la administración, en Personal.",
    backspace: "Borrar la última cifra",
    clear: "Borrar",
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
