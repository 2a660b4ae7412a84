//! The words of the devices' page.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub failed: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub name: &'static str,
    pub enrolled_by: &'static str,
    pub since: &'static str,
    pub last_used: &'static str,
    pub never: &'static str,
    pub actions: &'static str,
    pub this_one: &'static str,
    pub remove: &'static str,
    /// `{name}`.
    pub remove_of: &'static str,
    pub removed: &'static str,
    pub enrol: &'static str,
    pub enrol_text: &'static str,
    pub enrolled: &'static str,
    pub enrolled_text: &'static str,
    pub name_hint: &'static str,
    pub enrol_act: &'static str,
    pub refused: &'static str,
    pub no_name: &'static str,
}

const EN: Words = Words {
    title: "Devices",
    text: "On these, people sign in with their PIN. Remove one that is lost: whoever is signed in on it is signed out at once.",
    failed: "The devices could not be loaded",
    empty: "No device yet",
    empty_text: "Open this page on the till itself and enrol it below.",
    name: "Device",
    enrolled_by: "Enrolled by",
    since: "Since",
    last_used: "Last used",
    never: "never",
    actions: "Actions",
    this_one: "This one",
    remove: "Remove",
    remove_of: "Remove {name}",
    removed: "Removed. Nobody signs in on it any more.",
    enrol: "Enrol this device",
    enrol_text: "The browser you are looking at becomes a till: people pick their name and type their PIN.",
    enrolled: "This device is enrolled",
    enrolled_text: "Lock it from the person's menu of the till, and the next one signs in with a PIN.",
    name_hint: "What the house calls it, such as Bar till",
    enrol_act: "Enrol",
    refused: "It was not enrolled",
    no_name: "Give the device a name.",
};

const ES: Words = Words {
    title: "Dispositivos",
    text: "En estos, cada uno entra con su PIN. Quite el que se haya perdido: quien esté dentro sale al momento.",
    failed: "No se pudieron cargar los dispositivos",
    empty: "Ningún dispositivo todavía",
    empty_text: "Abra esta página en la propia caja y regístrela abajo.",
    name: "Dispositivo",
    enrolled_by: "Registrado por",
    since: "Desde",
    last_used: "Último uso",
    never: "nunca",
    actions: "Acciones",
    this_one: "Este",
    remove: "Quitar",
    remove_of: "Quitar {name}",
    removed: "Quitado. Ya nadie entra en él.",
    enrol: "Registrar este dispositivo",
    enrol_text: "El navegador que tiene delante pasa a ser una caja: cada uno elige su nombre y escribe su PIN.",
    enrolled: "Este dispositivo está registrado",
    enrolled_text: "Bloquéelo desde el menú de la persona en la caja y el siguiente entra con su PIN.",
    name_hint: "Como lo llaman en la casa, por ejemplo Caja de la barra",
    enrol_act: "Registrar",
    refused: "No se registró",
    no_name: "Dé un nombre al dispositivo.",
};

pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
