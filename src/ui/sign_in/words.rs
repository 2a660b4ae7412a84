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
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
